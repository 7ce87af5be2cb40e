import { ProjectOutlined } from "@ant-design/icons";
import { createElement, lazy } from "react";
import type { ModuleDefinition } from "@/kernel/extend/types";

/** Opportunities, products and orders: what they add to the generic pages. */
export const salesModule: ModuleDefinition = {
  key: "sales",
  objects: [
    {
      object: "opportunities",
      listViews: [
        {
          kind: "board",
          titleKey: "board:title",
          icon: createElement(ProjectOutlined),
          component: lazy(() => import("./opportunities/board/OpportunityBoard")),
        },
      ],
    },
  ],
};
