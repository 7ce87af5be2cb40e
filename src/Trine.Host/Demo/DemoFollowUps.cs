using Trine.Customers.Activities;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Customers.Tasks;
using Trine.Sales.Opportunities;

namespace Trine.Host.Demo;

/// <summary>What the people of the demo company did about their customers and leads, and what they have yet to do.</summary>
internal sealed class DemoFollowUps(DemoTime time)
{
    private const int ActivityCount = 400;
    private const int TaskCount = 60;

    private static readonly string[] Titles = DemoText.Lines("""
        给{who}寄样品
        跟进{who}报价
        准备{who}方案汇报材料
        整理{who}会议纪要
        催{who}回款
        确认{who}交期
        {who}合同盖章寄出
        安排{who}现场培训
        {who}节前问候
        更新{who}技术协议
        预约{who}产线参观
        {who}对账
        """);

    /// <summary>Calls, visits and notes of the past, and appointments of the days to come; sets when each customer was last and will next be contacted.</summary>
    public List<Activity> Activities(List<DemoParty> parties, List<Contact> contacts, List<Lead> leads, List<Opportunity> opportunities)
    {
        var persons = contacts.ToLookup(c => c.CustomerId);
        var sales = opportunities.ToLookup(o => o.CustomerId);
        var zipf = new Zipf(parties.Count, .5);
        var activities = new List<Activity>();
        for (ulong i = 0; i < ActivityCount; i++)
        {
            var random = DemoRandom.For(DemoData.Seed, 15, i);
            var party = parties[zipf.Next(random)];
            var contact = persons[party.Record.Id].FirstOrDefault();
            // The last two weeks are the fullest, as a calendar shows them.
            var from = random.Chance(.35) ? time.Now.AddDays(-14) : party.Record.CreatedAt;
            from = from < party.Record.CreatedAt ? party.Record.CreatedAt : from;
            var at = time.PastAt(time.DayOf(from + ((time.Now - from) * random.NextDouble())), random);
            var activity = DemoRecords.Activity(random, at, party.Record, party.IsChinese, contact?.Name ?? party.Person.Name);
            activity.ContactId = contact?.Id;
            activity.OpportunityId = random.Chance(.5) ? sales[party.Record.Id].FirstOrDefault(o => o.CreatedAt < at)?.Id : null;
            activities.Add(activity);
        }

        activities.AddRange(leads.Where(l => l.Status != LeadStatus.New).Select((lead, i) => LeadCall(lead, (ulong)i)));
        activities.AddRange(Appointments(parties));
        SetContactDates(parties, activities);
        return activities;
    }

    private Activity LeadCall(Lead lead, ulong index)
    {
        var random = DemoRandom.For(DemoData.Seed, 16, index);
        var at = time.PastAt(time.DayOf(lead.CreatedAt + ((time.Now - lead.CreatedAt) * random.NextDouble())), random);
        at = at < lead.CreatedAt ? lead.CreatedAt : at;
        var stand = new Customer { OwnerId = lead.OwnerId, DepartmentId = lead.DepartmentId };
        var activity = DemoRecords.Activity(random, at, stand, true, lead.Name);
        (activity.CustomerId, activity.LeadId, lead.LastContactAt) = (null, lead.Id, at);
        return activity;
    }

    private IEnumerable<Activity> Appointments(List<DemoParty> parties)
    {
        for (ulong i = 0; i < 16; i++)
        {
            var random = DemoRandom.For(DemoData.Seed, 17, i);
            var party = parties[random.Next(parties.Count)];
            var at = time.At(DemoTime.Workday(time.Today.AddDays(1 + (int)(i / 2))), random);
            yield return new Activity
            {
                Id = DemoId.Of(time.Now, random),
                Type = random.Chance(.6) ? ActivityType.Visit : ActivityType.Meeting,
                Subject = $"{(random.Chance(.6) ? "拜访" : "方案交流")}：{party.ShortName}",
                At = at,
                Duration = random.Pick([30, 60, 90, 120]),
                CustomerId = party.Record.Id,
                OwnerId = party.Record.OwnerId,
                DepartmentId = party.Record.DepartmentId,
                CreatedById = party.Record.OwnerId,
            };
        }
    }

    private void SetContactDates(List<DemoParty> parties, List<Activity> activities)
    {
        var newest = activities.Where(a => a.CustomerId is not null && a.At < time.Now).GroupBy(a => a.CustomerId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(a => a.At)!);
        foreach (var (customer, i) in parties.Select((p, i) => (p.Record, i)))
        {
            var random = DemoRandom.For(DemoData.Seed, 18, (ulong)i);
            if (newest.TryGetValue(customer.Id, out var last))
            {
                customer.LastContactAt = last.At;
                last.NextFollowUpAt = random.Chance(.6) ? time.At(DemoTime.Workday(time.Today.AddDays(random.Next(-3, 12))), random) : null;
                last.NextFollowUpAt = last.NextFollowUpAt < last.At ? null : last.NextFollowUpAt;
                customer.NextFollowUpAt = last.NextFollowUpAt;
            }
        }
    }

    /// <summary>What there is to do: a little late, much today and this week.</summary>
    public List<TaskItem> Tasks(List<DemoParty> parties, List<Lead> leads, List<Opportunity> opportunities)
    {
        var tasks = new List<TaskItem>();
        for (ulong i = 0; i < TaskCount; i++)
        {
            var random = DemoRandom.For(DemoData.Seed, 19, i);
            var party = parties[random.Next(parties.Count)];
            var days = random.Next(10) switch { < 2 => -random.Next(1, 8), < 4 => 0, < 8 => random.Next(1, 8), _ => random.Next(8, 30) };
            var due = time.At(DemoTime.Workday(time.Today.AddDays(days)), random);
            var task = new TaskItem
            {
                Id = DemoId.Of(time.Now, random),
                Title = random.Pick(Titles).Replace("{who}", party.ShortName, StringComparison.Ordinal),
                DueAt = due,
                RemindAt = random.Chance(.5) ? due.AddMinutes(-30) : null,
                Priority = random.Pick([TaskPriority.Normal, TaskPriority.Normal, TaskPriority.Normal, TaskPriority.High, TaskPriority.Urgent, TaskPriority.Low]),
                Status = random.Next(10) switch { < 2 => TaskProgress.Done, < 4 => TaskProgress.Doing, _ => TaskProgress.Open },
                CustomerId = party.Record.Id,
                OpportunityId = opportunities.Find(o => o.CustomerId == party.Record.Id)?.Id,
                OwnerId = party.Record.OwnerId,
                DepartmentId = party.Record.DepartmentId,
                CreatedById = party.Record.OwnerId,
            };
            if (random.Chance(.15))
            {
                var lead = random.Pick(leads);
                (task.CustomerId, task.OpportunityId, task.LeadId, task.OwnerId, task.DepartmentId) = (null, null, lead.Id, lead.OwnerId, lead.DepartmentId);
                task.Title = $"联系{lead.Name}，确认需求与预算";
            }

            tasks.Add(task);
        }

        return tasks;
    }
}
