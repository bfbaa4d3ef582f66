using System.Net;
using System.Net.Sockets;

namespace VideoWeb.Tests.Lab;

/// <summary>Listens, never accepts, and has its line full: whoever calls hears neither yes nor no.</summary>
public sealed class FullListener : IDisposable
{
    // The kernel lets a few more in than asked for.
    private const int Fillers = 8;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _fillers = [];

    public FullListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        Origin = new Uri($"http://{_listener.LocalEndPoint}");
        for (var filler = 0; filler < Fillers; filler++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _fillers.Add(socket);
            try
            {
                socket.Connect(_listener.LocalEndPoint!);
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It knocks, which is all it is for.
            }
        }
    }

    public Uri Origin { get; }

    public void Dispose()
    {
        foreach (var filler in _fillers) { filler.Dispose(); }
        _listener.Dispose();
    }
}
