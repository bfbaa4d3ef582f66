namespace VideoWeb.Sandbox.Vidu;

internal enum ViduFamily
{
    Q3Pro,
    Q3Turbo,
    Q2,
    Q1,
    Two,
}
