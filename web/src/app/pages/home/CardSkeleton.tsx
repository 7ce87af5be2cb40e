import styles from "./home.module.css";

/** Lines in the place of a card's rows. */
export function CardSkeleton({ rows }: { rows: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike.
        <div key={row} className={styles.ghost}>
          <span style={{ width: `${70 - row * 9}%` }} />
        </div>
      ))}
    </div>
  );
}
