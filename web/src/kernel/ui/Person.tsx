import styles from "./Person.module.css";

/** The end of a Chinese name, first letters of others; one character where two could not be read. */
function initials(name: string, small: boolean): string {
  if (/\p{Script=Han}/u.test(name)) {
    return name.slice(small ? -1 : -2);
  }

  const parts = name.trim().split(/\s+/);
  return `${parts[0]?.[0] ?? ""}${parts.length > 1 && !small ? (parts.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
}

/** One of eight calm hues, always the same for a person. */
function hue(key: string): number {
  let sum = 0;
  for (const c of key) {
    sum = (sum * 31 + (c.codePointAt(0) ?? 0)) % 997;
  }

  return sum % 8;
}

export function Avatar({ name, id, size = 22 }: { name: string | null; id?: string; size?: number }) {
  return (
    <span
      aria-hidden
      className={`${styles.avatar} ${styles[`hue${hue(id ?? name ?? "")}`]}`}
      style={{ width: size, height: size, fontSize: Math.round(size * (size < 26 ? 0.56 : 0.42)) }}
    >
      {initials(name ?? "", size < 26)}
    </span>
  );
}

export function Person({ name, id, size }: { name: string | null; id?: string; size?: number }) {
  return (
    <span className={styles.person}>
      <Avatar name={name} id={id} size={size} />
      <span className={styles.name}>{name}</span>
    </span>
  );
}
