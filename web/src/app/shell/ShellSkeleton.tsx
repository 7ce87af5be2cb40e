import styles from "./Shell.module.css";

/** The frame of the page, empty: what comes takes its place without moving anything. */
export function ShellSkeleton() {
  return (
    <div className={styles.shell} aria-hidden>
      <div className={styles.rail} />
      <div className={styles.main}>
        <div className={styles.bar} />
      </div>
    </div>
  );
}
