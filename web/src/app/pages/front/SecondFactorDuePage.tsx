import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "@/kernel/api/keys";
import { useSignOut } from "../../shell/useSignOut";
import { ConfirmApp } from "../settings/ConfirmApp";
import { RecoveryCodes } from "../settings/RecoveryCodes";
import { FrontPage } from "./FrontPage";

/** In place of all other pages for somebody whose role demands a second factor he has not set up. */
export function SecondFactorDuePage() {
  const { t } = useTranslation(["identity", "kernel"]);
  const client = useQueryClient();
  const signOut = useSignOut();
  const [codes, setCodes] = useState<string[]>();
  return (
    <FrontPage
      title={t("identity:twoFactor.dueTitle")}
      heading={codes ? t("identity:twoFactor.codes") : t("identity:twoFactor.dueHeading")}
      lead={codes ? t("identity:twoFactor.codesText") : t("identity:twoFactor.dueLead")}
    >
      {codes ? (
        <>
          <RecoveryCodes codes={codes} />
          <Button
            type="primary"
            size="large"
            block
            onClick={() => void client.invalidateQueries({ queryKey: keys.session })}
          >
            {t("identity:twoFactor.codesDone")}
          </Button>
        </>
      ) : (
        <>
          <ConfirmApp done={setCodes} />
          <Button type="text" block onClick={() => void signOut()} style={{ marginTop: 8 }}>
            {t("kernel:avatar.signOut")}
          </Button>
        </>
      )}
    </FrontPage>
  );
}
