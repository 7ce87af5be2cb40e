using Trine.Customers;
using Trine.Customers.Activities;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Customers.Tasks;
using Trine.Kernel.Changes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Customers;

[Trait("Database", "any")]
public sealed class CustomerRuleTests
{
    private static readonly CustomersModule Module = new();

    [Theory]
    [InlineData("深圳市腾讯计算机系统有限公司", "organisation", "腾讯计算机系统")]
    [InlineData("张伟", "organisation", "张伟")]
    [InlineData("（）", "organisation", null)]
    [InlineData("张伟", "person", null)]
    public void An_organisation_is_compared_by_the_core_of_its_name_and_a_person_not_at_all(string name, string kind, string? key)
    {
        var customer = new Customer { Name = name, Kinds = [kind] };
        Rules.Run(Module, customer).ShouldBeEmpty();
        customer.NameKey.ShouldBe(key);
    }

    [Fact]
    public void A_customer_without_a_kind_is_an_organisation()
    {
        var customer = new Customer { Name = "甲" };
        Rules.Run(Module, customer);
        customer.Kinds.ShouldBe(["organisation"]);
    }

    [Fact]
    public void A_person_who_is_also_a_partner_is_compared_by_name()
    {
        var customer = new Customer { Name = "李雷工作室", Kinds = ["person", "partner"] };
        Rules.Run(Module, customer);
        customer.NameKey.ShouldNotBeNull();
    }

    [Fact]
    public void A_company_cannot_be_above_itself()
    {
        var parent = new Customer { Id = Guid.CreateVersion7(), Name = "上" };
        var child = new Customer { Id = Guid.CreateVersion7(), Name = "下", ParentId = parent.Id };
        var moved = Rules.Copy(parent);
        moved.ParentId = child.Id;
        Rules.Run(Module, moved, parent, known: [child]).ShouldHaveSingleItem().MessageKey.ShouldBe("error.parentCircle");
        moved.ParentId = moved.Id;
        Rules.Run(Module, moved, parent, known: [moved]).ShouldHaveSingleItem().Field.ShouldBe("parent");
    }

    [Fact]
    public void Nobody_is_born_tomorrow()
    {
        Rules.Run(Module, new Customer { Name = "甲", Birthday = Rules.Today.AddDays(1) }).ShouldHaveSingleItem().Field.ShouldBe("birthday");
        Rules.Run(Module, new Contact { Name = "乙", Birthday = Rules.Today.AddDays(1) }).ShouldHaveSingleItem().Field.ShouldBe("birthday");
        Rules.Run(Module, new Contact { Name = "乙", Birthday = Rules.Today }).ShouldBeEmpty();
    }

    [Fact]
    public void A_lead_is_lost_for_a_reason_and_converted_by_the_verb_alone()
    {
        var lead = new Lead { Id = Guid.CreateVersion7(), Name = "王先生" };
        var lost = Rules.Copy(lead);
        lost.Status = LeadStatus.Lost;
        Rules.Run(Module, lost, lead).ShouldHaveSingleItem().Field.ShouldBe("lostReason");
        Rules.Run(Module, lost, lead, ChangeSource.Import).ShouldBeEmpty();
        lost.LostReason = LeadLoss.NoBudget;
        Rules.Run(Module, lost, lead).ShouldBeEmpty();

        var converted = Rules.Copy(lead);
        converted.Status = LeadStatus.Converted;
        Rules.Run(Module, converted, lead).ShouldHaveSingleItem().MessageKey.ShouldBe("error.leadConvert");
    }

    [Fact]
    public void The_reason_goes_when_a_lost_lead_is_taken_up_again()
    {
        var lost = new Lead { Id = Guid.CreateVersion7(), Name = "王先生", Status = LeadStatus.Lost, LostReason = LeadLoss.Timing };
        var open = Rules.Copy(lost);
        open.Status = LeadStatus.Working;
        Rules.Run(Module, open, lost).ShouldBeEmpty();
        open.LostReason.ShouldBeNull();
    }

    [Fact]
    public void A_converted_lead_stays_converted()
    {
        var lead = new Lead { Id = Guid.CreateVersion7(), Name = "王先生" };
        lead.Convert(Guid.CreateVersion7(), null, null, Rules.Now);
        Should.Throw<RefusedException>(() => lead.Convert(Guid.CreateVersion7(), null, null, Rules.Now)).Code.ShouldBe("lead.converted");
        var back = Rules.Copy(lead);
        back.Status = LeadStatus.Working;
        Rules.Run(Module, back, lead).ShouldHaveSingleItem().MessageKey.ShouldBe("error.leadConverted");
        Should.Throw<RefusedException>(() => new Lead { Status = LeadStatus.Lost }.Convert(Guid.CreateVersion7(), null, null, Rules.Now)).Code.ShouldBe("lead.lost");
    }

    [Fact]
    public void An_activity_is_now_and_of_the_customer_its_contact_is_of()
    {
        var contact = new Contact { Id = Guid.CreateVersion7(), CustomerId = Guid.CreateVersion7() };
        var activity = new Activity { Subject = "电话", ContactId = contact.Id };
        Rules.Run(Module, activity, known: [contact]).ShouldBeEmpty();
        activity.At.ShouldBe(Rules.Now);
        activity.CustomerId.ShouldBe(contact.CustomerId);
    }

    [Fact]
    public void The_next_follow_up_comes_after_the_activity()
    {
        var activity = new Activity { Subject = "电话", At = Rules.Now, NextFollowUpAt = Rules.Now.AddHours(-1) };
        Rules.Run(Module, activity).ShouldHaveSingleItem().Field.ShouldBe("nextFollowUpAt");
    }

    [Fact]
    public void A_task_remembers_when_it_was_done_and_forgets_it_when_reopened()
    {
        var task = new TaskItem { Id = Guid.CreateVersion7(), Title = "寄样品" };
        var done = Rules.Copy(task);
        done.Complete();
        Rules.Run(Module, done, task).ShouldBeEmpty();
        done.CompletedAt.ShouldBe(Rules.Now);
        Should.Throw<RefusedException>(done.Complete).Code.ShouldBe("task.done");

        var open = Rules.Copy(done);
        open.Reopen();
        Rules.Run(Module, open, done).ShouldBeEmpty();
        open.CompletedAt.ShouldBeNull();
        Should.Throw<RefusedException>(open.Reopen).Code.ShouldBe("task.open");
    }

    [Fact]
    public void A_reminder_comes_before_the_due_time()
    {
        var task = new TaskItem { Title = "寄样品", DueAt = Rules.Now, RemindAt = Rules.Now.AddMinutes(1) };
        Rules.Run(Module, task).ShouldHaveSingleItem().Field.ShouldBe("remindAt");
        task.RemindAt = Rules.Now;
        Rules.Run(Module, task).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_newest_activity_plans_replaces_what_was_due()
    {
        var planned = Rules.Now.AddDays(3);
        FollowUp.After(null, new Activity { At = Rules.Now, NextFollowUpAt = planned }).ShouldBe(planned);
        FollowUp.After(Rules.Now.AddDays(-1), new Activity { At = Rules.Now }).ShouldBeNull("it was due and somebody called");
        FollowUp.After(planned, new Activity { At = Rules.Now }).ShouldBe(planned, "it is still to come");
    }
}
