import { Watermark } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useSignedIn } from "@/kernel/api/queries";
import { formatDateTime } from "@/kernel/format/dates";
import { useAppearance } from "@/kernel/ui/appearance";

const renewEvery = 60_000;

/** The person's name and the time over everything, so that a photograph of the screen says whose it was. */
export default function Marked({ children }: { children: ReactNode }) {
  const { user } = useSignedIn();
  const { shown } = useAppearance();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date().toISOString()), renewEvery);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <Watermark
      content={[user.name, formatDateTime(now)]}
      font={{ color: shown === "dark" ? "rgba(255,255,255,0.09)" : "rgba(0,0,0,0.08)", fontSize: 14 }}
      gap={[120, 120]}
      zIndex={2000}
      style={{ height: "100%" }}
    >
      {children}
    </Watermark>
  );
}
