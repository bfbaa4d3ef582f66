using VideoWeb.Sandbox.Rules;

namespace VideoWeb.Sandbox.Http;

/// <summary>How one provider says no.</summary>
internal interface IErrorShapes
{
    string Provider { get; }

    /// <summary>The provider also takes <c>Authorization: Token …</c>.</summary>
    bool AcceptsTokenScheme { get; }

    /// <summary>Largest body that the provider takes, in bytes.</summary>
    int LargestBody { get; }

    Reply Unauthorized();

    Reply OutOfCredit();

    Reply TooManyCalls();

    Reply Refused(FieldFault fault);

    Reply UnknownTask(string id);

    Reply UnknownPath(string method, string path);
}
