import { FrownOutlined, ProjectOutlined, TrophyOutlined } from "@ant-design/icons";
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
      record: { band: lazy(() => import("./opportunities/StagePath")) },
      verbs: [
        {
          key: "win",
          icon: createElement(TrophyOutlined),
          placement: "primary",
          component: lazy(() => import("./opportunities/WinOpportunity")),
        },
        {
          key: "lose",
          icon: createElement(FrownOutlined),
          placement: "secondary",
          component: lazy(() => import("./opportunities/LoseOpportunity")),
        },
        { key: "reopen", placement: "secondary" },
      ],
    },
    {
      object: "orders",
      record: { band: lazy(() => import("./orders/OrderLinesBand")) },
      form: { width: "wide", panels: [lazy(() => import("./orders/OrderLines"))] },
    },
  ],
};
