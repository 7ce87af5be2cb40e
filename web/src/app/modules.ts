import type { ModuleDefinition } from "@/kernel/extend/types";
import { transferModule } from "@/kernel/transfer";
import { customersModule } from "@/modules/customers";
import { organisationModule } from "@/modules/organisation";
import { privacyModule } from "@/modules/privacy";
import { salesModule } from "@/modules/sales";

/** All modules of the client. Where two add the same thing to an object, the later wins. */
export const modules: readonly ModuleDefinition[] = [
  transferModule,
  customersModule,
  salesModule,
  organisationModule,
  privacyModule,
];
