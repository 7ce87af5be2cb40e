import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLiveConnection } from "@/kernel/api/live";
import { useSetting } from "@/kernel/api/settings";
import { JobTray } from "@/kernel/jobs/JobTray";
import { FormsHost } from "@/kernel/records/form/FormsHost";
import { usePhone } from "@/kernel/ui/useMedia";
import { BottomBar } from "./BottomBar";
import { Rail } from "./Rail";
import styles from "./Shell.module.css";
import { TopBar } from "./TopBar";
import { ViewAsBand } from "./ViewAsBand";

const Palette = lazy(() => import("./Palette").then((module) => ({ default: module.Palette })));
const KeysDialog = lazy(() => import("./KeysDialog").then((module) => ({ default: module.KeysDialog })));

/** The frame around all pages. */
export function Shell() {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const [collapsed, setCollapsed] = useSetting("rail.collapsed", false);
  const [palette, setPalette] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  useLiveConnection();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target;
      const typing =
        target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable);
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setPalette((open) => !open);
      } else if (!typing && !event.ctrlKey && !event.metaKey && event.key === "/") {
        event.preventDefault();
        setPalette(true);
      } else if (!typing && event.key === "?") {
        setKeysShown(true);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <FormsHost>
      <a href="#page" className={styles.skip}>
        {t("shell.skip")}
      </a>
      <div className={styles.shell}>
        {!phone && <Rail collapsed={collapsed} setCollapsed={setCollapsed} />}
        <div className={styles.main}>
          <ViewAsBand />
          <TopBar openPalette={() => setPalette(true)} showKeys={() => setKeysShown(true)} />
          <main id="page" className={styles.page} tabIndex={-1}>
            <Suspense fallback={null}>
              <Outlet />
            </Suspense>
          </main>
        </div>
        {phone && <BottomBar />}
      </div>
      <JobTray />
      <Suspense fallback={null}>
        {palette && <Palette close={() => setPalette(false)} />}
        {keysShown && <KeysDialog close={() => setKeysShown(false)} />}
      </Suspense>
    </FormsHost>
  );
}
