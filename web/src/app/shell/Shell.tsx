import { Outlet } from "@tanstack/react-router";
import { useLiveConnection } from "@/kernel/api/live";
import styles from "./Shell.module.css";

export function Shell() {
  useLiveConnection();
  return (
    <div className={styles.shell}>
      <nav className={styles.rail} />
      <main className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}
