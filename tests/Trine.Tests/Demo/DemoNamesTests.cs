using Trine.Host.Demo;

namespace Trine.Tests.Demo;

[Trait("Database", "any")]
public sealed class DemoNamesTests
{
    private static readonly DemoRegion[] Regions =
    [
        new("440305", "广东省", "深圳市", "南山区"), new("310115", "上海市", "市辖区", "浦东新区"), new("330106", "浙江省", "杭州市", "西湖区"),
        new("320506", "江苏省", "苏州市", "吴中区"), new("542421", "西藏自治区", "那曲市", "色尼区"),
    ];

    private static DemoRandom Random(int index) => DemoRandom.For(2026, 9, (ulong)index);

    private static string[] Many(int count, Func<DemoRandom, string> make) => [.. Enumerable.Range(0, count).Select(i => make(Random(i)))];

    [Fact]
    public void The_same_seed_gives_the_same_data()
    {
        static string Everything(DemoRandom random)
        {
            var person = DemoPeople.Chinese(random);
            var company = DemoCompanies.Chinese(random, "深圳");
            return string.Join('|', person, company, DemoPeople.Foreign(random), DemoCompanies.Foreign(random),
                DemoContactDetails.Email(random, person, company), DemoContactDetails.Landline(random, "深圳"), new DemoAddresses(Regions).Next(random),
                DemoNotes.Note(random, DemoActivity.Visit, person.Name, true), DemoDeals.Opportunity(random, company.ShortName, true));
        }

        Many(50, Everything).ShouldBe(Many(50, Everything));
        Many(50, Everything).Distinct().Count().ShouldBe(50);
    }

    [Fact]
    public void People_have_the_surnames_of_the_census()
    {
        var people = Enumerable.Range(0, 20_000).Select(i => DemoPeople.Chinese(Random(i))).ToList();
        // 7.1 of the 84 per cent the list covers.
        (people.Count(person => person.Name[0] == '王') / 20_000.0).ShouldBe(.085, .012);
        people.ShouldAllBe(person => person.Name.Length >= 2 && person.Name.Length <= 4 && person.Born >= 1955 && person.Born < 2000);
        people.Select(person => person.Latin).ShouldAllBe(latin => latin.All(c => char.IsAsciiLetterLower(c) || c == '.'));
        // Namesakes exist, as they do, but are not the rule.
        people.Select(person => person.Name).Distinct().Count().ShouldBeGreaterThan(9_000);
    }

    [Fact]
    public void Foreign_names_have_a_plain_address_form() =>
        Many(5_000, random => DemoPeople.Foreign(random).Latin).ShouldAllBe(latin => latin.All(c => char.IsAsciiLetterLower(c) || c == '.'));

    [Fact]
    public void Companies_are_nearly_all_different()
    {
        var addresses = new DemoAddresses(Regions);
        var names = Many(50_000, random => DemoCompanies.Chinese(random, addresses.Next(random).Region.CityName).Name);
        (names.Distinct().Count() / 50_000.0).ShouldBeGreaterThan(.95);
        names.ShouldContain(name => name.StartsWith("深圳市", StringComparison.Ordinal));
        names.ShouldAllBe(name => name.EndsWith("公司", StringComparison.Ordinal));
        Many(5_000, random => DemoCompanies.Foreign(random).Name).Distinct().Count().ShouldBeGreaterThan(4_500);
    }

    [Fact]
    public void Mail_can_reach_nobody()
    {
        var addresses = Many(2_000, random => DemoContactDetails.Email(random, DemoPeople.Chinese(random), DemoCompanies.Chinese(random, "杭州")));
        addresses.ShouldAllBe(address => address.EndsWith(".example", StringComparison.Ordinal));
        addresses.ShouldAllBe(address => address.Count(c => c == '@') == 1 && address.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '.' || c == '@'));
        DemoContactDetails.Email(Random(1), DemoCompanies.Foreign(Random(1))).ShouldEndWith(".example");
    }

    [Fact]
    public void Mobiles_differ_and_are_well_formed()
    {
        var numbers = Enumerable.Range(0, 200_000).Select(i => DemoContactDetails.Mobile(i)).ToList();
        numbers.Distinct().Count().ShouldBe(200_000);
        numbers.ShouldAllBe(number => number.Length == 11 && number[0] == '1' && number.All(char.IsAsciiDigit));
        DemoContactDetails.Mobile(4_099_999_999).Length.ShouldBe(11);
        Should.Throw<ArgumentOutOfRangeException>(() => DemoContactDetails.Mobile(4_100_000_000));
    }

    [Fact]
    public void Landlines_have_the_area_code_of_their_city()
    {
        DemoContactDetails.Landline(Random(1), "深圳").ShouldNotBeNull().ShouldStartWith("0755-");
        DemoContactDetails.Landline(Random(1), "那曲").ShouldBeNull();
    }

    [Fact]
    public void Addresses_keep_to_the_list_and_favour_business_cities()
    {
        var addresses = new DemoAddresses(Regions);
        var drawn = Enumerable.Range(0, 5_000).Select(i => addresses.Next(Random(i))).ToList();
        drawn.Count(address => address.Region.CityName == "那曲").ShouldBeInRange(1, 150);
        drawn.Count(address => address.Region.Code == "440305").ShouldBeGreaterThan(1_000);
        drawn.ShouldAllBe(address => address.Line.Contains(" 号", StringComparison.Ordinal));
        Regions[1].CityName.ShouldBe("上海");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Notes_vary_and_leave_no_slot_open(bool chinese)
    {
        foreach (var activity in Enum.GetValues<DemoActivity>())
        {
            var notes = Many(5_000, random => DemoNotes.Note(random, activity, "Someone", chinese));
            notes.ShouldAllBe(note => !note.Contains('{') && !note.Contains("  ", StringComparison.Ordinal));
            (notes.Distinct().Count() / 5_000.0).ShouldBeGreaterThan(.9);
            Many(2_000, random => DemoNotes.Subject(random, activity, chinese)).Distinct().Count().ShouldBeGreaterThan(150);
        }
    }

    [Fact]
    public void Products_each_have_their_own_code()
    {
        var products = Enumerable.Range(0, 1_890).Select(DemoCatalogue.Product).ToList();
        products.Select(product => product.Code).Distinct().Count().ShouldBe(1_890);
        products.ShouldAllBe(product => product.Price > 0);
        DemoCatalogue.Product(17).ShouldBe(DemoCatalogue.Product(17));
        Should.Throw<ArgumentOutOfRangeException>(() => DemoCatalogue.Product(1_890));
    }

    [Fact]
    public void Needs_and_opportunities_leave_no_slot_open()
    {
        foreach (var chinese in new[] { true, false })
        {
            Many(2_000, random => DemoDeals.Need(random, random.Chance(.5), chinese)).ShouldAllBe(text => !text.Contains('{'));
            Many(2_000, random => DemoDeals.Opportunity(random, "X", chinese)).Distinct().Count().ShouldBeGreaterThan(200);
            DemoDeals.LossReason(Random(1), chinese).ShouldNotBeEmpty();
        }
    }
}
