import type { ReactNode } from "react";
import styles from "./states.module.css";

interface Props {
  icon?: ReactNode;
  title: string;
  text?: string;
  /** The next step: buttons. */
  children?: ReactNode;
  /** In a card rather than on a page. */
  small?: boolean;
}

export function EmptyState({ icon, title, text, children, small }: Props) {
  return (
    <div className={`${styles.state} ${small ? styles.small : ""}`}>
      {icon && <div className={styles.icon}>{icon}</div>}
      <h2 className={styles.title}>{title}</h2>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.action}>{children}</div>}
    </div>
  );
}
