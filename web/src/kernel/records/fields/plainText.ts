const blocks = new Set(["P", "H1", "H2", "H3", "H4", "LI", "BLOCKQUOTE", "PRE", "BR", "HR"]);

/** The words of formatted text on one line: for table cells, sentences and hover texts. */
export function plainText(html: string): string {
  const words: string[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      words.push(node.textContent ?? "");
    }

    for (const child of node.childNodes) {
      walk(child);
    }

    if (blocks.has(node.nodeName)) {
      words.push(" ");
    }
  };
  // A document made this way runs no script and loads no picture.
  walk(new DOMParser().parseFromString(html, "text/html").body);
  return words.join("").replace(/\s+/g, " ").trim();
}
