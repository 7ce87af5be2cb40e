import type { ReactNode } from "react";
import styles from "./Chip.module.css";

interface Props {
  /** One of Ant Design's preset colour names; grey without. */
  color?: string | null;
  children: ReactNode;
  title?: string;
}

/** A quiet coloured label; light enough for thousands of table cells. */
export function Chip({ color, children, title }: Props) {
  return (
    <span className={`${styles.chip} ${styles[color ?? ""] ?? ""}`} title={title}>
      {children}
    </span>
  );
}
