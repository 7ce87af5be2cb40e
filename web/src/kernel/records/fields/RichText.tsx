import { createElement, type ReactNode, useMemo } from "react";
import styles from "./RichText.module.css";

const kept = new Set("p h1 h2 h3 h4 ul ol li blockquote pre code strong em u s sub sup br hr".split(" "));

/**
 * Formatted text. The server stores nothing harmful; here it is built anew from the elements the two agree on, so that even a
 * database somebody else wrote to cannot run anything.
 */
export function RichText({ html }: { html: string }) {
  const content = useMemo(() => children(new DOMParser().parseFromString(html, "text/html").body), [html]);
  return <div className={styles.text}>{content}</div>;
}

function children(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, index) => build(node, index));
}

function build(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.textContent;
  }

  const name = node.nodeName.toLowerCase();
  if (node instanceof HTMLAnchorElement && /^(https?|mailto|tel):/i.test(node.getAttribute("href") ?? "")) {
    return (
      <a key={key} href={node.getAttribute("href") ?? ""} target="_blank" rel="noopener noreferrer nofollow">
        {children(node)}
      </a>
    );
  }

  if (!kept.has(name)) {
    return name === "a" ? children(node) : null;
  }

  return name === "br" || name === "hr"
    ? createElement(name, { key })
    : createElement(name, { key }, ...children(node));
}
