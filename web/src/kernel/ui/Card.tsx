import type { ReactNode } from "react";
import styles from "./Card.module.css";

interface Props {
  title: ReactNode;
  count?: string;
  /** At the right of the title. */
  extra?: ReactNode;
  children: ReactNode;
}

export function Card({ title, count, extra, children }: Props) {
  return (
    <section className={styles.card}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {count && <span className={styles.count}>{count}</span>}
        <span className={styles.space} />
        {extra}
      </header>
      {children}
    </section>
  );
}
