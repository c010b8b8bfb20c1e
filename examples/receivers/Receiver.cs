// Receives deliveries of the webhook worker and verifies them, without any package.
//
// SIGNING_SECRET=whsec_… dotnet run Receiver.cs        (.NET 10 or newer; older: in a console project)
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

static class Receiver
{
    const long ToleranceSeconds = 5 * 60;
    const int MaxBodyBytes = 16 * 1024 * 1024;

    // The worker delivers an event again if an answer was lost. Keep these ids in your database.
    static readonly HashSet<string> Known = new HashSet<string>();

    static void Main()
    {
        var key = SigningKey();
        var port = Environment.GetEnvironmentVariable("PORT") ?? "8080";
        var listener = new HttpListener();
        listener.Prefixes.Add($"http://localhost:{port}/");
        listener.Start();
        Console.WriteLine($"listening on {port}");
        while (true)
        {
            var context = listener.GetContext();
            context.Response.StatusCode = Handle(context.Request, key);
            context.Response.Close();
        }
    }

    // A subscription's own secret; or, for one with a derived key, the worker's API key and the id.
    static byte[] SigningKey()
    {
        var secret = Environment.GetEnvironmentVariable("SIGNING_SECRET");
        if (!string.IsNullOrEmpty(secret))
            return Convert.FromBase64String(secret.StartsWith("whsec_") ? secret.Substring(6) : secret);
        var apiKey = Environment.GetEnvironmentVariable("API_KEY");
        var subscription = Environment.GetEnvironmentVariable("SUBSCRIPTION_ID");
        if (string.IsNullOrEmpty(apiKey) || string.IsNullOrEmpty(subscription))
            throw new InvalidOperationException("Set SIGNING_SECRET, or API_KEY and SUBSCRIPTION_ID");
        return Hmac(Encoding.UTF8.GetBytes(apiKey), Encoding.UTF8.GetBytes($"subscription:{subscription}"));
    }

    static int Handle(HttpListenerRequest request, byte[] key)
    {
        if (request.ContentLength64 > MaxBodyBytes) return 413;
        var buffer = new MemoryStream();
        request.InputStream.CopyTo(buffer);
        var body = buffer.ToArray();
        if (!IsGenuine(name => request.Headers[name] ?? "", body, key)) return 401;
        using (var delivery = JsonDocument.Parse(body))
        {
            foreach (var e in delivery.RootElement.GetProperty("events").EnumerateArray())
            {
                var id = e.GetProperty("id").GetString();
                var replays = e.TryGetProperty("replays", out var count) ? count.GetInt32() : 0;
                if (Known.Add($"{id}/{replays}"))
                    Console.WriteLine($"event {e.GetProperty("event").GetString()} {id}");
            }
        }
        return 204;
    }

    // body: the exact bytes received. Parsing and serializing JSON again would change them.
    static bool IsGenuine(Func<string, string> header, byte[] body, byte[] key)
    {
        var timestamp = header("webhook-timestamp");
        if (!long.TryParse(timestamp, out var signedAt)) return false;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        if (Math.Abs(now - signedAt) > ToleranceSeconds) return false;
        var start = Encoding.UTF8.GetBytes($"{header("webhook-id")}.{timestamp}.");
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(Hmac(key, start.Concat(body).ToArray())));
        // Several signatures while a key is being rotated.
        return header("webhook-signature").Split(' ').Any(received =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(received), expected));
    }

    static byte[] Hmac(byte[] key, byte[] data)
    {
        using (var hmac = new HMACSHA256(key)) return hmac.ComputeHash(data);
    }
}
