import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import { useSession } from "@/kernel/api/queries";
import { useSettings } from "@/kernel/api/settings";
import { setTimeZone } from "@/kernel/format/zone";
import { type Appearance, setAppearance } from "@/kernel/ui/appearance";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { toSignIn } from "../next";
import { ShellSkeleton } from "./ShellSkeleton";
import { leftByOneself, useSignOut } from "./useSignOut";

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
  const [was, setWas] = useState(false);
  if (session.data && !was) {
    setWas(true);
  }

  if (session.isPending) {
    return <ShellSkeleton />;
  }

  if (session.isError) {
    return (
      <ErrorState error={session.error} retry={() => void session.refetch()} full>
        {session.error instanceof ApiError && session.error.code === "session.address" && <SignOut />}
      </ErrorState>
    );
  }

  if (session.data === null) {
    return <ToSignIn wasIn={was} />;
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

/** Somebody may be signed in and still not be let in from here; another person, or another network, may be. */
function SignOut() {
  const { t } = useTranslation("kernel");
  return <Button onClick={useSignOut()}>{t("avatar.signOut")}</Button>;
}

/** Leaves for the sign-in page, once, remembering where the person wanted to go. */
function ToSignIn({ wasIn }: { wasIn: boolean }) {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ href: toSignIn(window.location, wasIn && !leftByOneself()), replace: true });
  }, [navigate, wasIn]);
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
