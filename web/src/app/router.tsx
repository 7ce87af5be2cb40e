import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
} from "@tanstack/react-router";
import { modulePages } from "@/kernel/extend/registry";
import { CrashPage } from "./pages/CrashPage";
import { MissingPage } from "./pages/MissingPage";
import { Gate } from "./shell/Gate";

/** Every page is loaded when first visited. */
export function createAppRouter(client: QueryClient) {
  const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet });
  const front = (path: string, load: () => Promise<Record<string, unknown>>, name: string) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name as never),
    });
  // For whoever is not in yet.
  const fronts = [
    front("/sign-in", () => import("./pages/front/SignInPage"), "SignInPage"),
    front("/setup", () => import("./pages/front/SetUpPage"), "SetUpPage"),
    front("/invitation", () => import("./pages/front/InvitationPage"), "InvitationPage"),
    front("/reset", () => import("./pages/front/InvitationPage"), "InvitationPage"),
  ];
  const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Gate });
  const page = (path: string, load: () => Promise<Record<string, unknown>>, name: string) =>
    createRoute({
      getParentRoute: () => shell,
      path,
      component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name as never),
    });

  const pages = [
    page("/", () => import("./pages/HomePage"), "HomePage"),
    page("/notifications", () => import("./pages/NotificationsPage"), "NotificationsPage"),
    page("/settings", () => import("./pages/settings/SettingsPage"), "SettingsPage"),
    page("/settings/$section", () => import("./pages/settings/SettingsPage"), "SettingsPage"),
    page("/$object", () => import("@/kernel/records/ListPage"), "ListPage"),
    page("/$object/$id", () => import("@/kernel/records/RecordPage"), "RecordPage"),
    ...modulePages().map((extension) =>
      createRoute({
        getParentRoute: () => shell,
        path: extension.path,
        component: extension.component as RouteComponent,
      }),
    ),
  ];

  return createRouter({
    routeTree: root.addChildren([...fronts, shell.addChildren(pages)]),
    context: { client },
    defaultPreload: "intent",
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: true,
  });
}
