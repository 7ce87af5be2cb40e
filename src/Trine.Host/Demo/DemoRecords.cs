using Trine.Customers.Activities;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Sales.Opportunities;
using Trine.Sales.Orders;
using Trine.Sales.Products;

namespace Trine.Host.Demo;

/// <summary>
/// Believable records, each from its own generator: record 7 is the same whether ten or a million are made. Owners, dates and what
/// belongs to what are the caller's.
/// </summary>
internal sealed class DemoRecords(DemoTime time)
{
    /// <summary>Mobile numbers of customers, contacts and leads come from ranges of their own, so that only chosen ones are shared.</summary>
    private const long ContactNumbers = 1_500_000_000;

    private static readonly string[] ChineseTags = DemoText.Words("老客户 战略客户 招投标 出口 年度框架 重点行业 异地 需垫资 现款现货 意见领袖 样板工程");
    private static readonly string[] EnglishTags = DemoText.Words("strategic tender export framework reference prepaid remote");
    private static readonly string[] ChineseTitles = DemoText.Words("采购经理 设备部长 生产厂长 总经理 副总经理 技术总监 信息部主任 采购主管 工艺工程师 财务经理 项目经理 仓储主管 质量经理 自动化工程师");
    private static readonly string[] EnglishTitles = DemoText.Lines("Purchasing manager\nPlant manager\nCEO\nCTO\nIT manager\nBuyer\nProcess engineer\nFinance manager\nProject manager\nQuality manager");
    private static readonly string[] ChineseDivisions = DemoText.Words("采购部 设备部 生产部 技术部 信息中心 财务部 总经办 质量部 工程部");
    private static readonly string[] ChineseLikes = DemoText.Lines("喜欢喝茶，聊得开，约上午见面\n爱打羽毛球，周末可以约\n对数据敏感，资料要带详细参数\n不喜欢被催，微信留言即可\n关注同行案例，可安排参观\n孩子今年高考，少打扰\n烟酒不沾，爱跑步");

    private readonly DemoAddresses _addresses = new(DemoRegions.All);

    /// <summary>A customer, with everything but its owner.</summary>
    /// <param name="rich">Also what only a page shows: likes, needs, a description. Left out where a million are made.</param>
    public DemoParty Party(ulong seed, ulong index, DateTimeOffset createdAt, bool rich)
    {
        var random = DemoRandom.For(seed, 1, index);
        var isChinese = !random.Chance(.1);
        var isPerson = random.Chance(.12);
        var address = _addresses.Next(random);
        var person = isChinese ? DemoPeople.Chinese(random) : DemoPeople.Foreign(random);
        var company = isPerson ? null : isChinese ? DemoCompanies.Chinese(random, address.Region.CityName) : DemoCompanies.Foreign(random);
        var wantsQuality = random.Chance(.5);
        var customer = new Customer
        {
            Id = DemoId.Of(createdAt, random),
            CreatedAt = createdAt,
            Name = company?.Name ?? person.Name,
            Kinds = isPerson ? ["person"] : random.Chance(.06) ? ["organisation", "partner"] : ["organisation"],
            Level = random.Chance(.9) ? DemoWeights.Levels.Pick(random).Value : null,
            Stage = DemoWeights.Stages.Pick(random).Value,
            Source = random.Chance(.93) ? DemoWeights.Sources.Pick(random).Value : null,
            Industry = company?.Industry[1..],
            Region = isChinese ? address.Region.Code : null,
            Address = isChinese && random.Chance(.8) ? address.Line : null,
            Phone = isChinese ? Phone(random, address, company is not null, (long)index) : null,
            Email = Email(random, person, company, (long)index),
            Expectations = [wantsQuality ? "quality" : "price"],
            Currency = isChinese ? Currencies.Default : random.Chance(.5) ? "EUR" : "USD",
        };
        if (company is not null)
        {
            customer.CreditCode = isChinese && random.Chance(.6) ? DemoCreditCode.For(address.Region.Code, (long)index) : null;
            customer.Website = random.Chance(.4) ? $"https://www.{company.Domain}" : null;
            customer.Employees = random.Chance(.6) ? (int)Skew.Amount(random, 120, 1.2) : null;
            customer.AnnualRevenue = random.Chance(.4) ? Skew.Amount(random, 30_000_000, 1.4) : null;
        }

        if (rich)
        {
            Enrich(customer, person, random, isChinese, wantsQuality);
        }

        return new DemoParty(customer, company?.ShortName ?? person.Name, person, company, isChinese);
    }

    /// <summary>A person at a customer; the first is the one its party names.</summary>
    public Contact Contact(ulong seed, ulong index, DemoParty party, bool first)
    {
        var random = DemoRandom.For(seed, 2, index);
        var person = first ? party.Person : party.IsChinese ? DemoPeople.Chinese(random) : DemoPeople.Foreign(random);
        var customer = party.Record;
        return new Contact
        {
            Id = DemoId.Of(customer.CreatedAt, random),
            CreatedAt = customer.CreatedAt,
            CustomerId = customer.Id,
            OwnerId = customer.OwnerId,
            DepartmentId = customer.DepartmentId,
            CreatedById = customer.CreatedById,
            Name = person.Name,
            Gender = person.IsMale ? Gender.Male : Gender.Female,
            JobTitle = random.Pick(party.IsChinese ? ChineseTitles : EnglishTitles),
            Division = party.IsChinese && random.Chance(.6) ? random.Pick(ChineseDivisions) : null,
            BuyingRole = random.Chance(.8) ? DemoWeights.Roles.Pick(random).Value : null,
            Mobile = party.IsChinese ? DemoContactDetails.Mobile(ContactNumbers + (long)index) : null,
            Email = party.Company is { } company && random.Chance(.8) ? DemoContactDetails.Email(random, person, company) : null,
            Wechat = party.IsChinese && random.Chance(.5) ? "wx_" + person.Latin.Replace('.', '_') : null,
            Birthday = random.Chance(.3) ? Birthday(person, random) : null,
            BirthdayIsLunar = party.IsChinese && random.Chance(.2),
            Primary = first,
            Preferences = party.IsChinese && random.Chance(.25) ? random.Pick(ChineseLikes) : null,
        };
    }

    /// <summary>A follow-up that happened.</summary>
    /// <param name="who">The person, as notes name them; null where nothing is written but the subject.</param>
    public static Activity Activity(DemoRandom random, DateTimeOffset at, Customer customer, bool isChinese, string? who)
    {
        var kind = DemoWeights.Activities.Pick(random).Value;
        return new Activity
        {
            Id = DemoId.Of(at, random),
            CreatedAt = at,
            CreatedById = customer.OwnerId,
            OwnerId = customer.OwnerId,
            DepartmentId = customer.DepartmentId,
            CustomerId = customer.Id,
            Type = DemoWeights.Type(kind),
            Subject = DemoNotes.Subject(random, kind, isChinese),
            Body = who is null ? null : DemoNotes.Note(random, kind, who, isChinese),
            At = at,
            Duration = kind is DemoActivity.WeChat or DemoActivity.Email ? null : kind == DemoActivity.Call ? random.Next(2, 25) : random.Next(3, 18) * 10,
            Result = DemoWeights.Results.Pick(random).Value,
        };
    }

    /// <summary>A sale, without stage and dates.</summary>
    public static Opportunity Opportunity(DemoRandom random, DateTimeOffset createdAt, Customer customer, string shortName, bool isChinese) => new()
    {
        Id = DemoId.Of(createdAt, random),
        CreatedAt = createdAt,
        CreatedById = customer.OwnerId,
        OwnerId = customer.OwnerId,
        DepartmentId = customer.DepartmentId,
        CustomerId = customer.Id,
        Name = DemoDeals.Opportunity(random, shortName, isChinese),
        Amount = Skew.Amount(random, isChinese ? 180_000 : 40_000, 1.1),
        Currency = customer.Currency,
        Source = customer.Source,
    };

    /// <summary>A product of the catalogue.</summary>
    public static Product Product(int index, DateTimeOffset createdAt)
    {
        var product = DemoCatalogue.Product(index);
        return new Product
        {
            Id = DemoId.Of(createdAt, DemoRandom.For(1, 8, (ulong)index)),
            CreatedAt = createdAt,
            Code = product.Code,
            Name = product.Chinese,
            Category = Category(product.Category),
            Unit = product.Unit,
            Price = product.Price,
        };
    }

    /// <summary>An order with its lines, the totals right.</summary>
    public static (Order Order, IReadOnlyList<OrderLine> Lines) Order(
        DemoRandom random, string number, DateOnly day, DateTimeOffset createdAt, Customer customer, IReadOnlyList<Product> products, OrderStatus status)
    {
        var order = new Order
        {
            Id = DemoId.Of(createdAt, random),
            CreatedAt = createdAt,
            CreatedById = customer.OwnerId,
            OwnerId = customer.OwnerId,
            DepartmentId = customer.DepartmentId,
            CustomerId = customer.Id,
            Number = number,
            OrderedOn = day,
            Status = status,
            Currency = customer.Currency,
        };
        var lines = new List<OrderLine>();
        for (var position = 0; position < 1 + (random.Next(6) * random.Next(6) / 6); position++)
        {
            var product = random.Pick(products);
            lines.Add(new OrderLine
            {
                Id = DemoId.Of(createdAt, random),
                CreatedAt = createdAt,
                OwnerId = order.OwnerId,
                DepartmentId = order.DepartmentId,
                OrderId = order.Id,
                Position = position,
                ProductId = product.Id,
                Description = product.Name,
                Unit = product.Unit,
                UnitPrice = product.Price,
                Quantity = product.Price > 20_000 ? random.Next(1, 4) : random.Next(1, 30),
                Discount = random.Chance(.3) ? random.Pick([3m, 5m, 8m, 10m, 12.5m, 15m]) : 0,
            });
        }

        Sales.Orders.Order.Recalculate(order, lines);
        if (random.Chance(.15))
        {
            // Rounded down to the hundred, as one does at the end of a negotiation.
            order.Discount = order.Subtotal % 100;
        }

        return (order, lines);
    }

    private void Enrich(Customer customer, DemoPerson person, DemoRandom random, bool isChinese, bool wantsQuality)
    {
        customer.Needs = random.Chance(.7) ? DemoDeals.Need(random, wantsQuality, isChinese) : null;
        customer.Tags = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Pick(isChinese ? ChineseTags : EnglishTags)).Distinct()];
        customer.Preferences = isChinese && random.Chance(.3) ? random.Pick(ChineseLikes) : null;
        customer.PreferredChannel = random.Chance(.6) ? random.Pick([ContactChannel.Phone, ContactChannel.Wechat, ContactChannel.Visit, ContactChannel.Email]) : null;
        customer.Wechat = isChinese && random.Chance(.3) ? "wx_" + person.Latin.Replace('.', '_') : null;
        if (customer.Kinds.Contains("person"))
        {
            (customer.Birthday, customer.BirthdayIsLunar) = (Birthday(person, random), isChinese && random.Chance(.3));
        }
    }

    private DateOnly Birthday(DemoPerson person, DemoRandom random)
    {
        var day = new DateOnly(person.Born, 1, 1).AddDays(random.Next(365));
        return day < time.Today ? day : time.Today;
    }

    private static string? Phone(DemoRandom random, DemoAddress address, bool isCompany, long index) => random.Next(10) switch
    {
        0 => null,
        < 5 when isCompany => DemoContactDetails.Landline(random, address.Region.CityName) ?? DemoContactDetails.Mobile(index),
        _ => DemoContactDetails.Mobile(index),
    };

    private static string? Email(DemoRandom random, DemoPerson person, DemoCompany? company, long index) => random.Chance(.25)
        ? null
        : company is null || random.Chance(.2) ? DemoContactDetails.Email(person, index) : DemoContactDetails.Email(random, company);

    private static string Category(string family) => family switch
    {
        "sensor" => "传感与仪表",
        "gateway" => "网关与通信",
        "drive" => "控制与驱动",
        "software" => "软件",
        "service" => "服务",
        "spare" => "备件",
        _ => family,
    };
}
