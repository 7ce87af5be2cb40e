using System.Collections.Frozen;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Trine.Kernel.Markup;

/// <summary>
/// Formatted text as it is stored: HTML of a few elements without attributes, links apart. Whatever comes in is parsed as a browser would,
/// and only what is on the lists below is written out anew; nothing of the input's own spelling survives.
/// </summary>
public static class RichHtml
{
    /// <summary>Characters of HTML a field holds unless its declaration says otherwise.</summary>
    public const int MaxLength = 100_000;

    /// <summary>Elements open at once; those nested deeper lose their tags, not their text.</summary>
    private const int MaxDepth = 30;

    private const int Attempts = 4;

    private static readonly FrozenDictionary<string, string> Kept = new Dictionary<string, string>
    {
        ["p"] = "p", ["h1"] = "h1", ["h2"] = "h2", ["h3"] = "h3", ["h4"] = "h4", ["h5"] = "h4", ["h6"] = "h4", ["ul"] = "ul", ["ol"] = "ol", ["li"] = "li",
        ["blockquote"] = "blockquote", ["pre"] = "pre", ["code"] = "code", ["strong"] = "strong", ["b"] = "strong", ["em"] = "em", ["i"] = "em", ["u"] = "u",
        ["s"] = "s", ["strike"] = "s", ["del"] = "s", ["sub"] = "sub", ["sup"] = "sup", ["a"] = "a", ["br"] = "br", ["hr"] = "hr",
    }.ToFrozenDictionary();

    /// <summary>What these hold is no text for people.</summary>
    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet([
        "script", "style", "template", "noscript", "iframe", "object", "embed", "applet", "frame", "frameset", "noframes", "noembed", "head", "title", "meta", "link", "base",
        "textarea", "select", "option", "input", "xmp", "plaintext", "audio", "video", "canvas", "svg", "math"]);

    /// <summary>Other elements that end a line: their text must not run into the next one's.</summary>
    private static readonly FrozenSet<string> Lines = FrozenSet.ToFrozenSet(["div", "tr", "section", "article", "header", "footer", "dt", "dd", "td", "th", "figure", "figcaption"]);

    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(["p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "br", "hr"]);

    /// <summary>The harmless form of any HTML, or null when no text is left. Sanitising twice changes nothing more.</summary>
    public static string? Sanitise(string html)
    {
        // Elements taken out can leave others where no parser would put them (a paragraph in a paragraph); what is stored must be what is read.
        var (current, clean) = (html, Once(html));
        for (var i = 0; i < Attempts && clean != current; i++)
        {
            (current, clean) = (clean, Once(clean));
        }

        if (clean != current)
        {
            clean = FromText(TextOf(clean));
        }

        return string.IsNullOrWhiteSpace(TextOf(clean)) ? null : clean;
    }

    /// <summary>The text of sanitised HTML, a line for each block. Filters, search and files know this form.</summary>
    public static string TextOf(string sanitised)
    {
        var text = new StringBuilder(sanitised.Length);
        var at = 0;
        while (at < sanitised.Length)
        {
            var open = sanitised.IndexOf('<', at);
            var close = open < 0 ? -1 : sanitised.IndexOf('>', open);
            text.Append(sanitised.AsSpan(at, (close < 0 ? sanitised.Length : open) - at));
            if (close < 0)
            {
                break;
            }

            var tag = sanitised.AsSpan((open + 1)..close).Trim('/');
            var name = tag.IndexOf(' ') is var space and > 0 ? tag[..space] : tag;
            if (text.Length > 0 && text[^1] != '\n' && Blocks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            {
                text.Append('\n');
            }

            at = close + 1;
        }

        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    /// <summary>Plain text as sanitised HTML: a paragraph for each line.</summary>
    public static string FromText(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>");
            Escape(html, line);
            html.Append("</p>");
        }

        return html.ToString();
    }

    private static string Once(string html)
    {
        var parser = new HtmlParser();
        using var document = parser.ParseDocument("");
        var written = new StringBuilder(html.Length);

        // By hand and not by recursion: ten thousand nested elements must not end the process.
        var next = new Stack<(INode? Node, string? End)>();
        Push(next, parser.ParseFragment(html, document.Body!));
        var open = 0;
        while (next.TryPop(out var step))
        {
            switch (step)
            {
                case (null, { } end):
                    written.Append(end);
                    open -= end[1] == '/' ? 1 : 0;
                    break;
                case (IText text, _):
                    Escape(written, text.Data);
                    break;
                case (IElement element, _) when element.NamespaceUri == NamespaceNames.HtmlUri && !Dropped.Contains(element.LocalName):
                    open += Open(written, element, next, open) ? 1 : 0;
                    break;
                default:
                    break;
            }
        }

        return written.ToString();
    }

    /// <summary>Writes the start of an element that is kept and puts its content and end on the stack.</summary>
    /// <returns>Whether an end follows.</returns>
    private static bool Open(StringBuilder html, IElement element, Stack<(INode? Node, string? End)> next, int open)
    {
        var name = Kept.GetValueOrDefault(element.LocalName);
        var href = name == "a" ? Address(element.GetAttribute("href")) : null;
        if (name is "br" or "hr")
        {
            html.Append('<').Append(name).Append('>');
            return false;
        }

        var kept = name is not null && open < MaxDepth && (name != "a" || href is not null);
        if (kept)
        {
            html.Append('<').Append(name);
            if (href is not null)
            {
                html.Append(" href=\"");
                Escape(html, href);
                html.Append("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\"");
            }

            html.Append('>');
            next.Push((null, $"</{name}>"));
            if (name == "pre" && element.FirstChild is IText { Data: ['\n', ..] })
            {
                // A parser takes the first line break of a <pre> for itself.
                html.Append('\n');
            }
        }
        else if (Lines.Contains(element.LocalName))
        {
            next.Push((null, "<br>"));
        }

        Push(next, element.ChildNodes);
        return kept;
    }

    private static void Push(Stack<(INode? Node, string? End)> next, INodeList nodes)
    {
        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            next.Push((nodes[i], null));
        }
    }

    /// <summary>The address when it leads to the web, a mailbox or a telephone; null for javascript: and everything else.</summary>
    private static string? Address(string? href)
    {
        // Browsers overlook white space and control characters in front of and inside the scheme.
        var address = string.Concat((href ?? "").Where(c => c > ' ' && !char.IsControl(c)));
        return address.Length <= 2_000 && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel"
            && address.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase) ? address : null;
    }

    private static void Escape(StringBuilder html, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                _ => html.Append(c),
            };
        }
    }
}
