import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useSession } from "@/kernel/api/queries";
import { useSettings } from "@/kernel/api/settings";
import { setTimeZone } from "@/kernel/format/zone";
import { type Appearance, setAppearance } from "@/kernel/ui/appearance";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { ShellSkeleton } from "./ShellSkeleton";

const PasswordDuePage = lazy(() =>
  import("../pages/front/PasswordDuePage").then((module) => ({ default: module.PasswordDuePage })),
);
const SecondFactorDuePage = lazy(() =>
  import("../pages/front/SecondFactorDuePage").then((module) => ({ default: module.SecondFactorDuePage })),
);
const Marked = lazy(() => import("./Marked"));
const Shell = lazy(() => import("./Shell").then((module) => ({ default: module.Shell })));

/** Lets signed-in people in and shows all others the sign-in page. */
export function Gate() {
  const session = useSession();
  if (session.isPending) {
    return <ShellSkeleton />;
  }

  if (session.isError) {
    return <ErrorState error={session.error} retry={() => void session.refetch()} full />;
  }

  if (session.data === null) {
    return <ToSignIn />;
  }

  if (session.data.passwordDue) {
    return (
      <Suspense fallback={<ShellSkeleton />}>
        <PasswordDuePage />
      </Suspense>
    );
  }

  if (session.data.secondFactorDue) {
    return (
      <Suspense fallback={<ShellSkeleton />}>
        <SecondFactorDuePage />
      </Suspense>
    );
  }

  // Before anything within shows a time.
  setTimeZone(session.data.workspace.timeZone);
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <FollowSettings />
      {session.data.watermark ? (
        <Marked>
          <Shell />
        </Marked>
      ) : (
        <Shell />
      )}
    </Suspense>
  );
}

/** Leaves for the sign-in page, once, remembering where the person wanted to go. */
function ToSignIn() {
  const navigate = useNavigate();
  useEffect(() => {
    const { pathname, search } = window.location;
    const next = pathname === "/" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
    void navigate({ href: `/sign-in${next}`, replace: true });
  }, [navigate]);
  return <ShellSkeleton />;
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
