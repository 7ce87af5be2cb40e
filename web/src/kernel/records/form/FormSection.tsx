import { Alert } from "antd";
import type { ReactNode } from "react";
import styles from "./FormSection.module.css";

interface Props {
  name: string;
  /** Whether the name is shown above it; it is told to screen readers either way. */
  titled?: boolean;
  /** What is wrong with it as a whole. */
  errors?: readonly string[] | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A part of a form under a heading of its own. */
export function FormSection({ name, titled = true, errors, className, children }: Props) {
  return (
    <section className={`${styles.section} ${className ?? ""}`} aria-label={name || undefined}>
      {titled && name && <h3 className={styles.heading}>{name}</h3>}
      {errors && <Alert type="error" showIcon title={errors.join(" ")} className={styles.errors} />}
      {children}
    </section>
  );
}
