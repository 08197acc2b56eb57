// What the elements ask of Codat, for the company of the signed-in user, and nothing else. .NET 8, no package.
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<CodatProxy>((services, client) =>
{
    var settings = services.GetRequiredService<IConfiguration>();
    var key = Encoding.UTF8.GetBytes(settings["CODAT_API_KEY"] ?? throw new("CODAT_API_KEY is not set."));
    client.BaseAddress = new Uri(settings["CODAT_API_URL"] ?? "https://api.codat.io");
    client.Timeout = TimeSpan.FromSeconds(10);
    client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(key));
    client.DefaultRequestHeaders.Accept.Add(new("application/json"));
}).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });

var app = builder.Build();
// After your authentication, so that CompanyOf can ask it.
app.Map("/api/codat/{**path}", (HttpContext context, CodatProxy proxy) => proxy.Answer(context, CompanyOf(context)));
app.Run();

// Yours: the Codat company of the signed-in user, from your session; null where nobody is signed in.
static string? CompanyOf(HttpContext context) => context.User.FindFirst("codat_company_id")?.Value;

/// <summary>A request that goes no further.</summary>
class Refusal(int status, string message, string? allow = null) : Exception(message)
{
    public int Status => status;
    public string? Allow => allow;
}

class CodatProxy(HttpClient codat, IConfiguration settings)
{
    const string Mount = "/api/codat";
    const int MaxBodyBytes = 8192;
    const string Name = "[0-9A-Za-z_-]{1,64}";

    static readonly (Regex Route, string[] Methods)[] Routes =
    [
        (Whole("/integrations"), ["GET"]),
        (Whole($"/integrations/{Name}/branding"), ["GET"]),
        (Whole($"/companies/{Name}/connections"), ["GET", "POST"]),
        (Whole($"/companies/{Name}/connections/{Name}"), ["GET", "PATCH", "DELETE"]),
        (Whole($"/companies/{Name}/dataStatus"), ["GET"]),
    ];

    static readonly Dictionary<string, Regex> Parameters = new()
    {
        ["page"] = Whole("[1-9][0-9]{0,5}"),
        ["pageSize"] = Whole("[1-9][0-9]{0,2}|[1-4][0-9]{3}|5000"),
        ["query"] = Whole(".{0,2000}"),
        ["orderBy"] = Whole("-?[A-Za-z.]{1,64}"),
    };

    static readonly Dictionary<string, (string Field, Regex Value)> Bodies = new()
    {
        ["POST"] = ("platformKey", Whole(Name)),
        ["PATCH"] = ("status", Whole("Unlinked")),
    };

    // How many of your customers use which software is not your users' business.
    static readonly string[] Figures = ["linkedConnectionsCount", "totalConnectionsCount"];

    static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);

    public async Task Answer(HttpContext context, string? company)
    {
        var response = context.Response;
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = "application/json";
        string text;
        try
        {
            text = await Ask(context, company);
        }
        catch (Refusal refusal)
        {
            response.StatusCode = refusal.Status;
            if (refusal.Allow is not null) response.Headers.Allow = refusal.Allow;
            text = JsonSerializer.Serialize(new
            {
                statusCode = refusal.Status,
                service = "codat proxy",
                error = refusal.Message,
                canBeRetried = "Unknown",
                detailedErrorCode = 0,
            });
        }
        if (!HttpMethods.IsHead(context.Request.Method)) await response.WriteAsync(text);
    }

    async Task<string> Ask(HttpContext context, string? company)
    {
        if (company is null) throw new Refusal(401, "Nobody is signed in, or the session has ended.");
        var request = context.Request;
        var path = OwnPath(request.Path.Value![Mount.Length..], company);
        var methods = Routes.FirstOrDefault(one => one.Route.IsMatch(path)).Methods
            ?? throw new Refusal(404, "There is nothing here.");
        var method = HttpMethods.IsHead(request.Method) ? "GET" : request.Method;
        if (!methods.Contains(method))
            throw new Refusal(405, "This method is not allowed here.", $"HEAD, {string.Join(", ", methods)}");
        RefuseOtherSites(request, method != "GET");
        return await PassOn(context, method, path, NewQuery(request.Query), await NewBody(request, method));
    }

    // Your session says whose company it is; the path may only name the same one.
    static string OwnPath(string path, string company)
    {
        var named = Regex.Match(path, @"\A/companies/([^/]*)");
        if (!named.Success) return path;
        var isOwn = named.Groups[1].Value == "me"
            || string.Equals(named.Groups[1].Value, company, StringComparison.OrdinalIgnoreCase);
        if (!isOwn) throw new Refusal(403, "This is not the company of the signed-in user.");
        return $"/companies/{company}{path[named.Length..]}";
    }

    void RefuseOtherSites(HttpRequest request, bool isChange)
    {
        string? site = request.Headers["Sec-Fetch-Site"], origin = request.Headers.Origin;
        // The origin of your pages, such as https://app.example.com.
        var isOwn = site is null ? origin is null || origin == settings["PAGE_ORIGIN"] : site is "same-origin" or "none";
        // No form and no image can send this header, and browsers write the other two.
        if (isChange)
            isOwn = isOwn && !string.IsNullOrWhiteSpace(request.Headers.XRequestedWith) && (site ?? origin) is not null;
        if (!isOwn) throw new Refusal(403, "This page may not use the proxy.");
    }

    static string NewQuery(IQueryCollection query)
    {
        var known = query.Where(one => Parameters.ContainsKey(one.Key)).ToList();
        var isGood = known.All(one => one.Value.Count == 1
            && Parameters[one.Key].IsMatch(one.Value[0]!)
            && !Figures.Any(figure => one.Value[0]!.Contains(figure, StringComparison.OrdinalIgnoreCase)));
        if (!isGood) throw new Refusal(400, "A parameter is out of bounds.");
        return QueryString.Create(known.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value[0]))).Value ?? "";
    }

    static async Task<HttpContent?> NewBody(HttpRequest request, string method)
    {
        if (!Bodies.TryGetValue(method, out var expected)) return null;
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (!string.Equals(type?.MediaType, "application/json", StringComparison.OrdinalIgnoreCase))
            throw new Refusal(415, "Send JSON.");
        var bytes = new byte[MaxBodyBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MaxBodyBytes) throw new Refusal(413, "The body is too large.");
        string? value = null;
        try
        {
            var body = JsonNode.Parse(bytes.AsSpan(0, length)) as JsonObject;
            if (body?[expected.Field] is JsonValue one) one.TryGetValue(out value);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            // No object: refused below.
        }
        if (value is null || !expected.Value.IsMatch(value))
            throw new Refusal(400, $"The body has to be an object with {expected.Field}.");
        return JsonContent.Create(new Dictionary<string, string> { [expected.Field] = value });
    }

    async Task<string> PassOn(HttpContext context, string method, string path, string query, HttpContent? body)
    {
        using var message = new HttpRequestMessage(new(method), path + query) { Content = body };
        HttpResponseMessage answer;
        string text;
        try
        {
            answer = await codat.SendAsync(message);
            text = await answer.Content.ReadAsStringAsync();
        }
        catch (TaskCanceledException)
        {
            throw new Refusal(504, "Codat did not respond in time.");
        }
        catch (HttpRequestException)
        {
            throw new Refusal(502, "Codat cannot be reached just now.");
        }
        using var disposed = answer;
        var status = (int)answer.StatusCode;
        // Codat's 401 and 403 are about your key, not about the user: make sure that you are alerted.
        if (status is 401 or 403 or (>= 300 and < 400)) throw new Refusal(502, "Codat cannot be asked just now.");
        var written = text == "" ? "" : NewContent(path, text);
        context.Response.StatusCode = status;
        if (answer.Headers.TryGetValues("Retry-After", out var wait)) context.Response.Headers.RetryAfter = wait.First();
        return written;
    }

    string NewContent(string path, string text)
    {
        try
        {
            var content = JsonNode.Parse(text);
            if (path == "/integrations" && content is JsonObject page && page["results"] is JsonArray integrations)
            {
                foreach (var integration in integrations.OfType<JsonObject>())
                    foreach (var figure in Figures) integration.Remove(figure);
            }
            var written = content?.ToJsonString() ?? "null";
            if (written.Contains(settings["CODAT_API_KEY"]!))
                throw new Refusal(502, "Codat’s response cannot be passed on.");
            return written;
        }
        catch (JsonException)
        {
            throw new Refusal(502, "Codat’s response cannot be read.");
        }
    }
}
