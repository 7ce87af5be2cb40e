import { Navigate, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useSession } from "@/kernel/api/queries";
import { useSettings } from "@/kernel/api/settings";
import { type Appearance, setAppearance } from "@/kernel/ui/appearance";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { ShellSkeleton } from "./ShellSkeleton";

const Shell = lazy(() => import("./Shell").then((module) => ({ default: module.Shell })));

/** Lets signed-in people in and shows all others the sign-in page. */
export function Gate() {
  const session = useSession();
  const { href } = useLocation();
  if (session.isPending) {
    return <ShellSkeleton />;
  }

  if (session.isError) {
    return <ErrorState error={session.error} retry={() => void session.refetch()} full />;
  }

  if (session.data === null) {
    return <Navigate to="/sign-in" search={href === "/" ? {} : { next: href }} replace />;
  }

  return (
    <Suspense fallback={<ShellSkeleton />}>
      <FollowSettings />
      <Shell />
    </Suspense>
  );
}

/** The theme chosen on another device holds here too. */
function FollowSettings() {
  const { data } = useSettings();
  const theme = data?.theme;
  useEffect(() => {
    if (theme === "light" || theme === "dark" || theme === "system") {
      setAppearance(theme satisfies Appearance);
    }
  }, [theme]);
  return null;
}
