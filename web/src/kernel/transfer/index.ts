import { lazy } from "react";
import type { ModuleDefinition } from "@/kernel/extend/types";

/** Import and its history; their pages are reached from lists and the palette. */
export const transferModule: ModuleDefinition = {
  key: "transfer",
  pages: [
    {
      path: "/imports",
      titleKey: "transfer:imports.title",
      component: lazy(() => import("./ImportsPage")),
      keywords: "import daoru dr",
    },
    {
      path: "/exports/approvals",
      titleKey: "transfer:approvals.title",
      component: lazy(() => import("./ApprovalsPage")),
      keywords: "approvals shenpi sp",
    },
    { path: "/imports/new", titleKey: "transfer:imports.new", component: lazy(() => import("./ImportPage")) },
    { path: "/imports/$id", titleKey: "transfer:imports.one", component: lazy(() => import("./ImportRunPage")) },
  ],
};
