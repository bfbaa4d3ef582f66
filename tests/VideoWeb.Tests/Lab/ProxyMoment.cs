namespace VideoWeb.Tests.Lab;

/// <summary>What is about to happen to a connection through the proxy.</summary>
public enum ProxyMoment
{
    Connected,
    RequestArrived,
    RequestPassed,
    AnswerArrived,
    AnswerPassed,
}
