import { useQueryClient } from "@tanstack/react-query";
import { Button, Segmented, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePasskeys } from "@/kernel/api/identity";
import { keys } from "@/kernel/api/keys";
import { useSignOut } from "../../shell/useSignOut";
import { ConfirmApp } from "../settings/ConfirmApp";
import { RecoveryCodes } from "../settings/RecoveryCodes";
import { knowsPasskeys } from "../webauthn";
import { DuePasskey } from "./DuePasskey";
import { FrontPage } from "./FrontPage";

type Way = "app" | "passkey";

/** In place of all other pages for somebody whose role demands a second factor he has not shown. */
export function SecondFactorDuePage() {
  const { t } = useTranslation(["identity", "kernel"]);
  const client = useQueryClient();
  const signOut = useSignOut();
  const [codes, setCodes] = useState<string[]>();
  const [way, setWay] = useState<Way>("app");
  const { data: passkeys, error } = usePasskeys();
  const has = passkeys !== undefined && passkeys.length > 0;
  const goOn = () => client.invalidateQueries({ queryKey: keys.session });
  if (codes) {
    return (
      <FrontPage
        title={t("identity:twoFactor.dueTitle")}
        heading={t("identity:twoFactor.codes")}
        lead={t("identity:twoFactor.codesText")}
      >
        <RecoveryCodes codes={codes} />
        <Button type="primary" size="large" block onClick={() => void goOn()}>
          {t("identity:twoFactor.codesDone")}
        </Button>
      </FrontPage>
    );
  }

  return (
    <FrontPage
      title={t("identity:twoFactor.dueTitle")}
      heading={has ? t("identity:twoFactor.duePasskeyHeading") : t("identity:twoFactor.dueHeading")}
      lead={has ? t("identity:twoFactor.duePasskeyShowLead") : t("identity:twoFactor.dueLead")}
    >
      {!passkeys && !error ? (
        <Skeleton active />
      ) : has ? (
        <DuePasskey has />
      ) : (
        <>
          {knowsPasskeys() && (
            <Segmented<Way>
              block
              aria-label={t("identity:twoFactor.dueWays")}
              value={way}
              onChange={setWay}
              options={[
                { value: "app", label: t("identity:twoFactor.dueApp") },
                { value: "passkey", label: t("identity:twoFactor.duePasskey") },
              ]}
              style={{ marginBottom: 16 }}
            />
          )}
          {way === "app" ? <ConfirmApp done={setCodes} /> : <DuePasskey has={false} />}
        </>
      )}
      <Button type="text" block onClick={() => void signOut()} style={{ marginTop: 8 }}>
        {t("kernel:avatar.signOut")}
      </Button>
    </FrontPage>
  );
}
