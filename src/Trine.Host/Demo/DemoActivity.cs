namespace Trine.Host.Demo;

/// <summary>How a follow-up happened.</summary>
internal enum DemoActivity
{
    Call,
    Visit,
    WeChat,
    Email,
    Meeting,
}
