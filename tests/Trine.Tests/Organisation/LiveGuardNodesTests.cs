using System.Net;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

public sealed class LiveGuardNodesTests
{
    [Fact]
    public async Task What_one_node_ends_listens_no_more_at_another()
    {
        if (!TrineApp.OnPostgres)
        {
            // There is one node.
            return;
        }

        var data = await TrineApp.NewDataAsync();
        await using var one = await TrineApp.StartAsync(data);
        await using var other = await TrineApp.StartAsync(data);
        await one.AddUserAsync("salesRep", LiveGuardTests.Email);
        await PasswordTests.SetAsync(one, LiveGuardTests.Email, LiveGuardTests.Password);
        using var none = new HttpClient();
        await using var hub = await HubClient.ConnectAsync(one, none, cookies: await LiveGuardTests.SignInAsync(one));
        using var office = await PasswordTests.SignInAsync(other, LiveGuardTests.Email, LiveGuardTests.Password);
        foreach (var session in (await office.GetAsync("/api/sessions", HttpStatusCode.OK))["items"]!.AsArray().Where(s => !(bool)s!["current"]!))
        {
            await office.DeleteAsync($"/api/sessions/{session!["id"]}", HttpStatusCode.NoContent);
        }

        await hub.ClosedAsync();
    }
}
