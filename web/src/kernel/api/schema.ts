// Made by `npm run types` of docs/openapi.json. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Abilities: {
            create: boolean;
            delete: boolean;
            export: boolean;
            import: boolean;
            read: boolean;
            transfer: boolean;
            update: boolean;
        };
        /** @enum {string} */
        AccessAction: "create" | "read" | "update" | "delete" | "export" | "import" | "transfer";
        AccessActionAccess: {
            action: components["schemas"]["AccessAction"];
            allowed: boolean;
            reasons: components["schemas"]["AccessReason"][];
            remedies: components["schemas"]["AccessRemedy"][];
            shares: components["schemas"]["AccessShare"][];
        };
        AccessAnswer: {
            actions: components["schemas"]["AccessActionAccess"][];
            active: boolean;
            department: null | components["schemas"]["RecordLink"];
            fields: components["schemas"]["AccessFieldAccess"][];
            owner: null | components["schemas"]["RecordLink"];
            user: components["schemas"]["RecordLink"];
        };
        AccessFieldAccess: {
            field: string;
            mode: components["schemas"]["FieldMode"];
            reason: components["schemas"]["AccessFieldReason"];
            roles: components["schemas"]["AccessFieldSaying"][];
        };
        /** @enum {string} */
        AccessFieldReason: "roles" | "computed";
        AccessFieldSaying: {
            mode: components["schemas"]["FieldMode"];
            role: components["schemas"]["RecordLink"];
        };
        AccessReason: {
            covers: boolean;
            role: null | components["schemas"]["RecordLink"];
            scope: components["schemas"]["AccessScope"];
        };
        /** @enum {string} */
        AccessRemedy: "enableUser" | "widenScope" | "grantAction" | "joinDepartment" | "handOver" | "share";
        /** @enum {string} */
        AccessScope: "none" | "own" | "subordinates" | "department" | "departmentTree" | "departments" | "all";
        AccessShare: {
            kind: components["schemas"]["AccessShareKind"];
            rule?: string;
        };
        /** @enum {string} */
        AccessShareKind: "parentOwner" | "collaborator" | "rule";
        ApprovalRefuseRequest: {
            reason: string;
        };
        ApprovalWaitingExport: {
            /** Format: date-time */
            at: string;
            by: null | components["schemas"]["RecordLink"];
            fields: string[];
            filtered: boolean;
            format: components["schemas"]["TableFormat"];
            /** Format: uuid */
            id: string;
            label: string;
            object: string;
            /** Format: int64 */
            total: number;
        };
        ApprovalWaitingExportListing: {
            items: (null | components["schemas"]["ApprovalWaitingExport"])[];
        };
        AuditAbout: {
            /** Format: uuid */
            id?: string;
            label: string;
            name?: string;
            object: string;
        };
        AuditItem: {
            about?: components["schemas"]["AuditAbout"];
            actor: null | components["schemas"]["RecordLink"];
            address?: string;
            /** Format: date-time */
            at: string;
            changes?: {
                [key: string]: components["schemas"]["HistoryFieldChange"];
            };
            /** Format: uuid */
            changeSet?: string;
            /** Format: int64 */
            count?: number;
            detail?: string;
            device?: string;
            /** @default false */
            erased?: boolean;
            event: string;
            fields?: string[];
            filter?: string;
            format?: string;
            /** Format: int64 */
            seq: number;
            text: string;
            title: string;
            topic: components["schemas"]["AuditTopic"];
        };
        AuditItemPage: {
            items: (null | components["schemas"]["AuditItem"])[];
            nextCursor: null | string;
        };
        /** @enum {string} */
        AuditTopic: "signIn" | "account" | "administration" | "transfer" | "reveal" | "bulkView" | "privacy" | "audit";
        BackupItem: {
            /** Format: date-time */
            at: string;
            by: null | components["schemas"]["RecordLink"];
            encrypted: boolean;
            error: null | string;
            /** Format: date-time */
            finishedAt: null | string;
            folder: string;
            /** Format: uuid */
            id: string;
            missing: boolean;
            name: string;
            /** Format: int64 */
            size: number;
            state: components["schemas"]["BackupState"];
        };
        BackupOverview: {
            defaultFolder: string;
            items: components["schemas"]["BackupItem"][];
            plan: components["schemas"]["BackupPlan"];
        };
        BackupPlan: {
            enabled: boolean;
            encrypted: boolean;
            folder: null | string;
            /** Format: int32 */
            keep: number;
            /** Format: int32 */
            keepDays: number;
            time: string;
        };
        BackupPlanRequest: {
            enabled: boolean;
            folder?: string;
            /** Format: int32 */
            keep: number;
            /** Format: int32 */
            keepDays: number;
            passphrase?: string;
            time: string;
        };
        /** @enum {string} */
        BackupState: "queued" | "running" | "done" | "failed";
        BatchAnswer: {
            /** Format: uuid */
            changeSet: string;
            results: components["schemas"]["BatchRowResult"][];
        };
        BatchManyAnswer: {
            /** Format: uuid */
            changeSet: string;
            /** Format: int32 */
            done: number;
            refused: components["schemas"]["BatchRefusal"][];
        };
        BatchOperation: {
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            op: "create" | "update" | "delete";
            values?: unknown;
            /** Format: int32 */
            version?: number;
        };
        BatchRefusal: {
            /** Format: uuid */
            id: string;
            object: string;
            reason: string;
        };
        BatchRequest: {
            /** @default false */
            atomic?: boolean;
            operations: components["schemas"]["BatchOperation"][];
        };
        BatchRestoreRequest: {
            ids: string[];
        };
        BatchRowResult: {
            error?: components["schemas"]["Problem"];
            /** Format: uuid */
            id?: string;
            /** Format: int32 */
            status: number;
            /** Format: int32 */
            version?: number;
        };
        BatchSizeAnswer: {
            /** Format: int32 */
            records: number;
        };
        BatchTransferRequest: {
            cascade?: string[];
            ids: string[];
            /** Format: uuid */
            owner: string;
        };
        BatchUndoAnswer: {
            /** Format: uuid */
            changeSet: string;
            refused: components["schemas"]["BatchRefusal"][];
            /** Format: int32 */
            undone: number;
        };
        BoardAnswer: {
            columns: components["schemas"]["BoardColumn"][];
        };
        BoardColumn: {
            /** Format: int64 */
            count: number;
            items: components["schemas"]["Record"][];
            nextCursor: null | string;
            sum?: components["schemas"]["BoardTotal"][];
            value: components["schemas"]["BoardValue"];
        };
        BoardQuery: {
            asOf?: string;
            /** @enum {string} */
            count?: "none" | "capped" | "exact";
            cursor?: string;
            deleted?: boolean;
            field: string;
            fields?: string[];
            filter?: components["schemas"]["Filter"];
            /** Format: int32 */
            limit?: number;
            search?: string;
            sort?: string[];
            sum?: string;
        };
        BoardTotal: {
            /** Format: double */
            amount: null | number;
            currency: null | string;
        };
        BoardValue: components["schemas"]["RecordLink"] | (null | string);
        ChainErasure: {
            /** Format: uuid */
            certificate: string;
            /** Format: int32 */
            entries: number;
        };
        ChainFault: {
            /** Format: date-time */
            from: null | string;
            /** Format: int64 */
            fromSeq: number;
            kind: components["schemas"]["ChainFaultKind"];
            /** Format: int64 */
            seal: number;
            /** Format: date-time */
            to: null | string;
            /** Format: int64 */
            toSeq: number;
        };
        /** @enum {string} */
        ChainFaultKind: "entries" | "seal" | "sealMissing" | "erasure";
        ChainReport: {
            /** Format: int64 */
            entries: number;
            erasures: components["schemas"]["ChainErasure"][];
            fault: null | components["schemas"]["ChainFault"];
            hash: null | string;
            intact?: boolean;
            /** Format: date-time */
            sealedAt: null | string;
            /** Format: int64 */
            seals: number;
            /** Format: int64 */
            unsealed: number;
        };
        ChainState: {
            /** Format: int64 */
            entries: number;
            hash: null | string;
            /** Format: date-time */
            sealedAt: null | string;
            /** Format: int64 */
            seals: number;
            /** Format: int64 */
            unsealed: number;
            verified?: components["schemas"]["ChainStateVerification"];
        };
        ChainStateVerification: {
            /** Format: date-time */
            at: string;
            by: null | components["schemas"]["RecordLink"];
            /** Format: int64 */
            entries: number;
            intact: boolean;
        };
        ChangedRecord: {
            /** Format: uuid */
            changeSet: string;
            /** Format: uuid */
            id: string;
        };
        /** @enum {string} */
        ChangeOp: "create" | "update" | "delete" | "restore" | "event";
        /** @enum {string} */
        ChangeSource: "api" | "import" | "undo" | "system" | "erasure";
        CheckDuplicatesHit: {
            /** Format: uuid */
            id: string;
            matched: string[];
            name: string;
            object: string;
            owner: null | components["schemas"]["RecordLink"];
            readable: boolean;
        };
        CheckDuplicatesHitListing: {
            items: (null | components["schemas"]["CheckDuplicatesHit"])[];
        };
        CheckDuplicatesRequest: {
            company?: string;
            creditCode?: string;
            /** Format: uuid */
            customer?: string;
            email?: string;
            /** Format: uuid */
            exclude?: string;
            name?: string;
            phone?: string;
            phone2?: string;
        };
        CloseOpportunityLoseRequest: {
            note?: string;
            reason?: string;
            /** Format: int32 */
            version: number;
        };
        CloseOpportunityRequest: {
            /** Format: int32 */
            version: number;
        };
        CollaboratorAnswer: {
            /** Format: date-time */
            at: string;
            by: null | components["schemas"]["RecordLink"];
            level: components["schemas"]["ShareLevel"];
            user: components["schemas"]["RecordLink"];
        };
        CollaboratorInput: {
            level: components["schemas"]["ShareLevel"];
        };
        CollaboratorList: {
            canShare: boolean;
            items: components["schemas"]["CollaboratorAnswer"][];
        };
        CommentAnswer: {
            actor: null | components["schemas"]["RecordLink"];
            /** Format: date-time */
            at: string;
            can: components["schemas"]["RecordAbilities"];
            /** Format: uuid */
            changeSet?: string;
            edited: boolean;
            /** Format: uuid */
            id: string;
            mentions: components["schemas"]["RecordLink"][];
            text: string;
            /** Format: int32 */
            version: number;
        };
        CommentAnswerListing: {
            items: (null | components["schemas"]["CommentAnswer"])[];
        };
        CommentInput: {
            mentions?: string[];
            text?: string;
            /** Format: int32 */
            version?: number;
        };
        CompleteTaskRequest: {
            /** Format: int32 */
            version: number;
        };
        ConsentAnswer: {
            /** Format: date-time */
            at: string;
            by: null | components["schemas"]["RecordLink"];
            channel: components["schemas"]["ConsentChannel"];
            decision: components["schemas"]["ConsentDecision"];
            evidence?: string;
            file?: components["schemas"]["RecordLink"];
            former?: string;
            how?: components["schemas"]["ConsentMeans"];
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            noticeVersion?: number;
            purpose: components["schemas"]["RecordLink"];
            /** Format: date-time */
            recordedAt: string;
            /** Format: date */
            validUntil?: string;
        };
        /** @enum {string} */
        ConsentChannel: "email" | "sms" | "phone" | "wechat" | "post" | "any";
        /** @enum {string} */
        ConsentDecision: "granted" | "withdrawn";
        ConsentInput: {
            at?: string;
            channel: components["schemas"]["ConsentChannel"];
            decision: components["schemas"]["ConsentDecision"];
            evidence?: string;
            /** Format: uuid */
            file?: string;
            how?: components["schemas"]["ConsentMeans"];
            /** Format: int32 */
            noticeVersion?: number;
            /** Format: uuid */
            purpose: string;
            /** Format: date */
            validUntil?: string;
        };
        ConsentList: {
            canWrite: boolean;
            entries: components["schemas"]["ConsentAnswer"][];
            states: components["schemas"]["ConsentStateAnswer"][];
        };
        /** @enum {string} */
        ConsentMeans: "form" | "paper" | "phoneCall" | "chat" | "email" | "inPerson" | "import" | "other";
        ConsentStateAnswer: {
            channel: components["schemas"]["ConsentChannel"];
            /** Format: uuid */
            entry: string;
            granted: boolean;
            /** Format: int32 */
            noticeVersion?: number;
            outdated: boolean;
            purpose: components["schemas"]["RecordLink"];
            /** Format: date-time */
            since: string;
            /** Format: date */
            until?: string;
        };
        ConvertLeadAnswer: {
            /** Format: uuid */
            changeSet: string;
            contact: null | components["schemas"]["RecordLink"];
            customer: components["schemas"]["RecordLink"];
            lead: components["schemas"]["Record"];
            opportunity: null | components["schemas"]["RecordLink"];
        };
        ConvertLeadOpportunityRequest: {
            /** Format: double */
            amount?: number;
            /** Format: date */
            closeDate?: string;
            name?: string;
        };
        ConvertLeadRequest: {
            /** @default true */
            contact?: boolean;
            /** Format: uuid */
            customer?: string;
            opportunity?: components["schemas"]["ConvertLeadOpportunityRequest"];
            /** Format: int32 */
            version: number;
        };
        DepartmentTreeNode: {
            /** Format: uuid */
            id: string;
            leader: null | components["schemas"]["RecordLink"];
            name: string;
            /** Format: uuid */
            parent: null | string;
            /** Format: int32 */
            people: null | number;
            /** Format: int32 */
            total: null | number;
        };
        DepartmentTreeResponse: {
            items: components["schemas"]["DepartmentTreeNode"][];
        };
        Device: {
            address: string;
            /** Format: date-time */
            createdAt: string;
            current: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSeenAt: string;
            name: string;
        };
        DeviceListing: {
            items: (null | components["schemas"]["Device"])[];
        };
        EndedSessions: {
            /** Format: int32 */
            ended: number;
        };
        ErasureAnswer: {
            /** Format: date-time */
            at: string;
            by: null | components["schemas"]["RecordLink"];
            certificate: null | components["schemas"]["ErasureCertificate"];
            error: null | string;
            everywhere: boolean;
            /** Format: date-time */
            finishedAt: null | string;
            /** Format: uuid */
            id: string;
            note: null | string;
            reason: components["schemas"]["ErasureReason"];
            records: components["schemas"]["PersonReference"][];
            state: components["schemas"]["TransferState"];
        };
        ErasureCertificate: {
            /** Format: int32 */
            columns?: null | number;
            /** Format: int32 */
            comments?: number;
            compacted?: boolean;
            /** Format: int32 */
            entries?: number;
            /** Format: int32 */
            files?: number;
            /** Format: int32 */
            mentions?: number;
            /** Format: int32 */
            notifications?: number;
            /** Format: int32 */
            records?: number;
            /** Format: int32 */
            related?: number;
            remaining?: {
                [key: string]: number;
            };
            /** Format: int32 */
            transferFiles?: number;
        };
        ErasureList: {
            canErase: boolean;
            items: components["schemas"]["ErasureAnswer"][];
            /** Format: uuid */
            nextCursor: null | string;
        };
        ErasurePersonInput: {
            /** Format: uuid */
            id: string;
            object: string;
        };
        ErasurePreviewAnswer: {
            /** Format: int32 */
            comments: number;
            /** Format: int32 */
            consents: number;
            /** Format: int32 */
            entries: number;
            /** Format: int32 */
            files: number;
            mentions: {
                [key: string]: number;
            };
            /** Format: int32 */
            notifications: number;
            /** Format: int32 */
            records: number;
            related: {
                [key: string]: number;
            };
            /** Format: int32 */
            transferFiles: number;
            /** Format: int32 */
            waitSeconds: number;
        };
        /** @enum {string} */
        ErasureReason: "request" | "retention";
        ErasureRequest: {
            /** @default false */
            everywhere?: boolean;
            note?: string;
            records: components["schemas"]["ErasurePersonInput"][];
        };
        ExportAnswer: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            done: number;
            error: null | string;
            /** Format: date-time */
            finishedAt: null | string;
            format: components["schemas"]["TableFormat"];
            /** Format: uuid */
            id: string;
            object: string;
            state: components["schemas"]["TransferState"];
            /** Format: int64 */
            total: null | number;
        };
        ExportAnswerListing: {
            items: (null | components["schemas"]["ExportAnswer"])[];
        };
        ExportLimitsAnswer: {
            /** Format: int64 */
            approvalOver: null | number;
            /** Format: int64 */
            left: null | number;
            /** Format: int64 */
            quota: null | number;
            /** Format: int64 */
            unapproved: null | number;
        };
        ExportRequest: {
            fields?: string[];
            /** @enum {string} */
            format: "csv" | "xlsx";
            object: string;
            query?: unknown;
        };
        FieldFile: {
            contentType: null | string;
            /** Format: uuid */
            id: string;
            inline: boolean;
            name: null | string;
            /** Format: int64 */
            size: number;
        };
        FieldMeta: {
            can: components["schemas"]["FieldMetaAbilities"];
            choices?: components["schemas"]["FieldMetaChoice"][];
            computed?: components["schemas"]["FieldMetaComputing"];
            createOnly: boolean;
            custom: boolean;
            default?: unknown;
            filterable: boolean;
            help?: {
                [key: string]: string;
            };
            key: string;
            labels: {
                [key: string]: string;
            };
            masked?: boolean;
            /** Format: double */
            max?: number;
            /** Format: int32 */
            maxItems?: number;
            /** Format: int32 */
            maxLength?: number;
            /** Format: double */
            min?: number;
            modes: components["schemas"]["FieldMode"][];
            open?: boolean;
            readOnly: boolean;
            required: boolean;
            /** Format: int32 */
            scale?: number;
            searchable: boolean;
            sortable: boolean;
            target?: string;
            type: components["schemas"]["FieldType"];
            unique: boolean;
        };
        FieldMetaAbilities: {
            read: boolean;
            update: boolean;
        };
        FieldMetaChoice: {
            color: null | string;
            labels: {
                [key: string]: string;
            };
            value: string;
        };
        /** @enum {string} */
        FieldMetaComputing: "formula" | "rollUp";
        /** @enum {string} */
        FieldMode: "full" | "readOnly" | "masked" | "hidden";
        /** @enum {string} */
        FieldType: "text" | "longText" | "richText" | "integer" | "decimal" | "money" | "percent" | "boolean" | "date" | "dateTime" | "choice" | "multiChoice" | "reference" | "user" | "department" | "phone" | "email" | "url" | "region" | "autoNumber" | "file" | "formula" | "rollUp";
        FileAbilities: {
            delete: boolean;
        };
        FileAnswer: {
            actor: null | components["schemas"]["RecordLink"];
            /** Format: date-time */
            at: string;
            can: components["schemas"]["FileAbilities"];
            /** Format: uuid */
            changeSet?: string;
            contentType: string;
            /** Format: uuid */
            id: string;
            inline: boolean;
            name: string;
            /** Format: int64 */
            size: number;
            /** Format: int32 */
            version: number;
        };
        FileAnswerListing: {
            items: (null | components["schemas"]["FileAnswer"])[];
        };
        FileForm: {
            file: components["schemas"]["IFormFile"];
        };
        Filter: {
            and: components["schemas"]["Filter"][];
        } | {
            or: components["schemas"]["Filter"][];
        } | {
            not: components["schemas"]["Filter"];
        } | {
            field: string;
            /** @enum {string} */
            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "notIn" | "between" | "contains" | "startsWith" | "empty" | "notEmpty" | "within";
            value?: unknown;
        };
        HandOverAnswer: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            changeSet: string;
            disabled: boolean;
            /** Format: int64 */
            done: number;
            error: null | string;
            /** Format: date-time */
            finishedAt: null | string;
            /** Format: uuid */
            id: string;
            refusals: components["schemas"]["HandOverRefusal"][];
            /** Format: int64 */
            refused: number;
            state: components["schemas"]["TransferState"];
            /** Format: int64 */
            total: null | number;
            user: components["schemas"]["RecordLink"];
        };
        HandOverHoldingsAnswer: {
            active: boolean;
            items: components["schemas"]["HoldingsHolding"][];
            /** Format: uuid */
            running: null | string;
            user: components["schemas"]["RecordLink"];
        };
        HandOverRefusal: {
            /** Format: uuid */
            id: string;
            object: string;
            reason: string;
        };
        HandOverRequest: {
            /** Format: uuid */
            default?: string;
            /** @default false */
            disable?: boolean;
            finished?: string[];
            to?: {
                [key: string]: null | string;
            };
        };
        HealthLiveness: {
            status: string;
        };
        HealthReader: {
            failing: boolean;
            /** Format: int64 */
            lag: number;
            name: string;
        };
        HealthReadiness: {
            /** Format: int32 */
            parked?: number;
            readers: components["schemas"]["HealthReader"][];
            /** @enum {string} */
            status: "ok" | "database";
        };
        HistoryEntry: {
            actor: null | components["schemas"]["RecordLink"];
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            changeSet: string;
            erased: boolean;
            fields: {
                [key: string]: components["schemas"]["HistoryFieldChange"];
            };
            op: components["schemas"]["ChangeOp"];
            /** Format: int64 */
            seq: number;
            source: components["schemas"]["ChangeSource"];
        };
        HistoryFieldChange: {
            new: unknown;
            old: unknown;
        };
        HistoryPage: {
            items: components["schemas"]["HistoryEntry"][];
            /** Format: int64 */
            nextCursor: null | number;
        };
        HoldingsHolding: {
            /** Format: int32 */
            beyond: number;
            field: string;
            /** Format: int32 */
            finished: number;
            mayBeNobodys: boolean;
            object: string;
            /** Format: int32 */
            open: number;
        };
        /** Format: binary */
        IFormFile: null | string;
        ImportAnswer: {
            /** Format: date-time */
            at: string;
            by: null | components["schemas"]["RecordLink"];
            /** Format: uuid */
            changeSet: string;
            /** Format: int64 */
            created: number;
            /** Format: int64 */
            done: number;
            dryRun: boolean;
            error: null | string;
            fileName: string;
            /** Format: date-time */
            finishedAt: null | string;
            /** Format: uuid */
            id: string;
            object: string;
            /** Format: int64 */
            rejected: number;
            /** Format: int64 */
            skipped: number;
            state: components["schemas"]["TransferState"];
            /** Format: int64 */
            total: null | number;
            /** Format: int64 */
            updated: number;
            /** Format: int64 */
            warnings: number;
        };
        ImportAnswerListing: {
            items: (null | components["schemas"]["ImportAnswer"])[];
        };
        ImportForm: {
            file?: components["schemas"]["IFormFile"];
            fileToken?: string;
            object: string;
            options?: components["schemas"]["ImportOptions"];
        };
        ImportOptions: {
            clearEmpty?: boolean;
            createMissing?: string[];
            /** @enum {null|string} */
            dateFormat?: "mdy" | "dmy" | null;
            defaults?: {
                [key: string]: string;
            };
            delimiter?: null | string;
            dryRun?: boolean;
            duplicates?: components["schemas"]["PossibleDuplicates"];
            encoding?: null | string;
            key?: null | string;
            mapping?: null | {
                [key: string]: null | string;
            };
            onDuplicate?: components["schemas"]["OnDuplicate"];
            phoneCountry?: null | string;
            unknownUsers?: components["schemas"]["UnknownUsers"];
        };
        ImportPreviewAnswer: {
            columns: components["schemas"]["ImportPreviewAnswerColumn"][];
            delimiter: null | string;
            encoding: null | string;
            fields: components["schemas"]["ImportPreviewAnswerTargetField"][];
            file: string;
            format: components["schemas"]["SourceFormat"];
            rows: (null | string)[][];
        };
        ImportPreviewAnswerColumn: {
            field: null | string;
            header: string;
            samples: string[];
        };
        ImportPreviewAnswerTargetField: {
            key: string;
            labels: {
                [key: string]: string;
            };
            required: boolean;
            unique: boolean;
        };
        ImportPreviewForm: {
            delimiter?: string;
            encoding?: string;
            file?: components["schemas"]["IFormFile"];
            fileToken?: string;
            object: string;
            options?: components["schemas"]["ImportOptions"];
        };
        /** @enum {string} */
        LinkKind: "setUp" | "invitation" | "reset";
        LinkOpenLink: {
            email: null | string;
            kind: components["schemas"]["LinkKind"];
            name: null | string;
            /** Format: date-time */
            until: string;
        };
        LinkOpenRequest: {
            code: string;
        };
        LinkPasswordRequest: {
            code: string;
            password: string;
        };
        LinkSetUpRequest: {
            code: string;
            email: string;
            name: string;
            password: string;
        };
        ListIndustriesNode: {
            children?: components["schemas"]["ListIndustriesNode"][];
            code: string;
            names: {
                [key: string]: string;
            };
        };
        Meta: {
            objects: components["schemas"]["ObjectSummary"][];
            version: string;
        };
        NotificationAnswer: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            event: "mention" | "comment" | "assigned" | "shared" | "reminder" | "import" | "export" | "signIn" | "account" | "approval" | "handOver" | "erasure" | "retention" | "backup";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job?: string;
            object?: string;
            read: boolean;
            /** Format: uuid */
            recordId?: string;
            text: string;
            title: string;
        };
        NotificationPage: {
            items: components["schemas"]["NotificationAnswer"][];
            nextCursor: null | string;
            /** Format: int32 */
            unread: number;
        };
        NotificationReadRequest: {
            /** @default false */
            all?: boolean;
            ids?: string[];
        };
        NotificationUnreadCount: {
            /** Format: int32 */
            unread: number;
        };
        ObjectMeta: {
            boardField: null | string;
            calendarField: null | string;
            can: components["schemas"]["Abilities"];
            fields: components["schemas"]["FieldMeta"][];
            group: string;
            hidden: boolean;
            icon: string;
            key: string;
            labels: {
                [key: string]: string;
            };
            lines?: components["schemas"]["ObjectMetaLineField"];
            name: string;
            pluralLabels: {
                [key: string]: string;
            };
            related: components["schemas"]["ObjectMetaRelatedObject"][];
            searchable: boolean;
            sections: components["schemas"]["ObjectMetaSection"][];
            subtitleFields: string[];
            titleField: string;
            verbs: components["schemas"]["ObjectMetaVerb"][];
            views: components["schemas"]["View"][];
        };
        ObjectMetaLineField: {
            field: string;
            object: string;
            parent: string;
        };
        ObjectMetaRelatedObject: {
            field: string;
            labels: {
                [key: string]: string;
            };
            object: string;
        };
        ObjectMetaSection: {
            fields: string[];
            key: string;
            labels: {
                [key: string]: string;
            };
        };
        ObjectMetaVerb: {
            key: string;
            labels: {
                [key: string]: string;
            };
        };
        ObjectSummary: {
            can: components["schemas"]["Abilities"];
            grantable: null | components["schemas"]["AccessAction"][];
            group: string;
            hidden: boolean;
            icon: string;
            key: string;
            labels: {
                [key: string]: string;
            };
            name: string;
            personal: boolean;
            pluralLabels: {
                [key: string]: string;
            };
            searchable: boolean;
        };
        /** @enum {string} */
        OnDuplicate: "update" | "skip" | "create";
        PasskeyCeremony: {
            options: unknown;
            ticket: string;
        };
        PasskeyItem: {
            backedUp: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            lastUsedOn: null | string;
            name: string;
        };
        PasskeyItemListing: {
            items: (null | components["schemas"]["PasskeyItem"])[];
        };
        PasskeyNameRequest: {
            name: string;
        };
        PasskeyOptionsRequest: {
            proof?: string;
        };
        PasskeyRequest: {
            credential: unknown;
            name: string;
            ticket: string;
        };
        PasskeySignInRequest: {
            credential: unknown;
            ticket: string;
        };
        PersonReference: {
            /** Format: uuid */
            id: string;
            object: string;
        };
        /** @enum {string} */
        PossibleDuplicates: "warn" | "skip" | "update" | "ignore";
        PreviewRetentionRequest: {
            dateField: string;
            filter?: string;
            /** Format: int32 */
            months: number;
            object: string;
            /** Format: int32 */
            warnDays?: number;
        };
        PreviewRetentionResponse: {
            /** Format: date */
            first: string;
            /** Format: int64 */
            over: number;
            /** Format: date */
            overUntil: string;
            /** Format: int64 */
            soon: number;
            /** Format: date */
            soonUntil: string;
        };
        Problem: {
            changed?: components["schemas"]["ProblemChangedField"][];
            code: string;
            current?: components["schemas"]["Record"];
            detail?: string;
            errors?: {
                [key: string]: string[];
            };
            /** Format: int32 */
            retryAfter?: number;
            /** Format: int32 */
            status: number;
            ticket?: string;
            title: string;
            traceId?: string;
            type?: string;
        };
        ProblemChangedField: {
            /** Format: date-time */
            at: string;
            by: null | components["schemas"]["RecordLink"];
            field: string;
            new: unknown;
            old: unknown;
        };
        Record: {
            can: components["schemas"]["RecordCan"];
            /** Format: uuid */
            changeSet?: string;
            /** Format: date-time */
            createdAt?: string;
            createdBy?: null | components["schemas"]["RecordLink"];
            custom?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            deletedAt?: string;
            department?: null | components["schemas"]["RecordLink"];
            /** Format: uuid */
            id: string;
            owner?: null | components["schemas"]["RecordLink"];
            /** Format: date-time */
            updatedAt?: string;
            updatedBy?: null | components["schemas"]["RecordLink"];
            /** Format: int32 */
            version: number;
        } & {
            [key: string]: unknown;
        };
        RecordAbilities: {
            delete: boolean;
            update: boolean;
        };
        RecordCan: {
            delete: boolean;
            transfer: boolean;
            update: boolean;
            verbs: string[];
        };
        RecordLink: {
            /** Format: uuid */
            id: string;
            name: null | string;
        };
        RecordPage: {
            capped?: boolean;
            /** Format: int64 */
            count?: number;
            items: components["schemas"]["Record"][];
            nextCursor: null | string;
        };
        RecordQuery: {
            asOf?: string;
            /** @enum {string} */
            count?: "none" | "capped" | "exact";
            cursor?: string;
            deleted?: boolean;
            fields?: string[];
            filter?: components["schemas"]["Filter"];
            /** Format: int32 */
            limit?: number;
            search?: string;
            sort?: string[];
        };
        RegionNode: {
            children?: components["schemas"]["RegionNode"][];
            code: string;
            name: string;
        };
        RevealAnswer: {
            field: string;
            value: unknown;
        };
        RevealRequest: {
            field: string;
        };
        SearchHit: {
            facts: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            object: string;
            subtitle: string;
            title: null | string;
        };
        SearchHitListing: {
            items: (null | components["schemas"]["SearchHit"])[];
        };
        SecondFactorConfirmRequest: {
            code: string;
        };
        SecondFactorNewSecondFactor: {
            key: string;
            uri: string;
        };
        SecondFactorProofRequest: {
            proof?: string;
        };
        SecondFactorRecoveryCodes: {
            codes: string[];
        };
        SecondFactorState: {
            demanded: boolean;
            on: boolean;
            /** Format: int32 */
            recoveryCodesLeft: number;
        };
        Session: {
            admin: boolean;
            audit: components["schemas"]["SessionAuditAbilities"];
            demo: boolean;
            objects: {
                [key: string]: components["schemas"]["Abilities"];
            };
            passwordDue: boolean;
            privacy: components["schemas"]["SessionPrivacyAbilities"];
            secondFactorDue: boolean;
            user: components["schemas"]["SessionSignedInUser"];
            viewAs: null | components["schemas"]["RecordLink"];
            watermark: boolean;
            workspace: components["schemas"]["SessionWorkspaceFacts"];
        };
        SessionAuditAbilities: {
            export: boolean;
            read: boolean;
        };
        SessionCodeRequest: {
            code: string;
            ticket: string;
        };
        SessionPasswordRequest: {
            current: string;
            new: string;
        };
        SessionPrivacyAbilities: {
            delete: boolean;
            read: boolean;
        };
        SessionSignedInUser: {
            department: null | components["schemas"]["RecordLink"];
            email: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "zh-CN" | "en-US";
            name: string;
            roles: components["schemas"]["RecordLink"][];
        };
        SessionSignInRequest: {
            email: string;
            password: string;
        };
        SessionWorkspaceFacts: {
            currency: string;
            name: string;
            timeZone: string;
        };
        /** @enum {string} */
        Severity: "ok" | "warning" | "problem";
        /** @enum {string} */
        ShareLevel: "read" | "write";
        /** @enum {string} */
        SourceFormat: "csv" | "xlsx" | "xls" | "vCard";
        SsoSettingsProviderFacts: {
            authorizationEndpoint: string;
            issuer: string;
            /** Format: int32 */
            keys: number;
            tokenEndpoint: string;
        };
        SsoSettingsSsoInput: {
            /** @default false */
            addUnknown?: boolean;
            clientId?: string;
            clientSecret?: string;
            /** Format: uuid */
            department?: string;
            emailClaim?: string;
            /** @default false */
            emailsTrusted?: boolean;
            /** @default false */
            enabled?: boolean;
            issuer?: string;
            label?: string;
            /** @default true */
            passwords?: boolean;
            /** Format: uuid */
            role?: string;
        };
        SsoSettingsSsoSetUp: {
            addUnknown: boolean;
            clientId: string;
            /** Format: uuid */
            department: null | string;
            emailClaim: string;
            emailsTrusted: boolean;
            enabled: boolean;
            hasSecret: boolean;
            issuer: string;
            label: string;
            passwords: boolean;
            redirectUri: string;
            /** Format: uuid */
            role: null | string;
        };
        SsoSettingsTestRequest: {
            issuer: null | string;
        };
        SsoSignInSsoOffer: {
            enabled: boolean;
            label: string;
            passwords: boolean;
            setUp: boolean;
        };
        StartedJob: {
            /** Format: uuid */
            id: string;
        };
        StatusItem: {
            check: string;
            name: string;
            severity: components["schemas"]["Severity"];
            text: string;
            todo: null | string;
        };
        StatusOverview: {
            /** Format: date-time */
            checkedAt: string;
            checks: components["schemas"]["StatusItem"][];
            server: components["schemas"]["StatusServer"];
        };
        StatusServer: {
            /** Format: int64 */
            memory: number;
            /** Format: date-time */
            startedAt: string;
            version: string;
        };
        /** Format: binary */
        Stream: string;
        SubjectPersonAbilities: {
            copy: boolean;
            erase: boolean;
        };
        SubjectPersonAnswer: {
            can: components["schemas"]["SubjectPersonAbilities"];
            /** Format: int32 */
            comments: number;
            /** Format: int32 */
            consents: number;
            /** Format: date-time */
            erased: null | string;
            /** Format: uuid */
            erasure: null | string;
            /** Format: int32 */
            files: number;
            person: components["schemas"]["RecordLink"];
            records: {
                [key: string]: number;
            };
            same: components["schemas"]["SubjectSameAnswer"][];
        };
        SubjectSameAnswer: {
            by: string[];
            object: string;
            record: components["schemas"]["RecordLink"];
        };
        /** @enum {string} */
        TableFormat: "csv" | "xlsx";
        TimelineItem: {
            actor: null | components["schemas"]["RecordLink"];
            /** Format: date-time */
            at: string;
            data: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            kind: string;
            object: string;
            /** Format: uuid */
            recordId: string;
            text: null | string;
            title: null | string;
        };
        TimelineItemPage: {
            items: (null | components["schemas"]["TimelineItem"])[];
            nextCursor: null | string;
        };
        Token: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: null | string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            lastUsedOn: null | string;
            name: string;
            objects: string[];
            readOnly: boolean;
        };
        TokenListing: {
            items: (null | components["schemas"]["Token"])[];
        };
        TokenNewToken: {
            item: components["schemas"]["Token"];
            token: string;
        };
        TokenRequest: {
            /** Format: int32 */
            days?: number;
            name: string;
            objects?: string[];
            proof?: string;
            /** @default false */
            readOnly?: boolean;
        };
        /** @enum {string} */
        TransferState: "queued" | "running" | "done" | "failed" | "cancelled" | "awaitingApproval" | "refused";
        /** @enum {string} */
        UnknownUsers: "reject" | "mine";
        UserSignIn: {
            link: null | components["schemas"]["UserSignInWorkingLink"];
            /** Format: date-time */
            lockedUntil: null | string;
            /** Format: int32 */
            passkeys: number;
            password: boolean;
            passwordDue: boolean;
            secondFactor: boolean;
            /** Format: int32 */
            sessions: number;
            /** Format: int32 */
            tokens: number;
        };
        UserSignInNewLink: {
            kind: components["schemas"]["LinkKind"];
            path: string;
            /** Format: date-time */
            until: string;
        };
        UserSignInWorkingLink: {
            kind: components["schemas"]["LinkKind"];
            /** Format: date-time */
            until: string;
        };
        View: {
            builtIn: boolean;
            can?: components["schemas"]["RecordAbilities"];
            /** Format: uuid */
            changeSet?: string;
            columns: string[];
            filter?: components["schemas"]["Filter"];
            id: string;
            isDefault: boolean;
            key?: string;
            kind: components["schemas"]["ViewKind"];
            labels?: {
                [key: string]: string;
            };
            name?: string;
            owner?: components["schemas"]["RecordLink"];
            pinned: boolean;
            shared: boolean;
            sort: string[];
            /** Format: int32 */
            version?: number;
        };
        ViewAsAnswer: {
            name: string;
            token: string;
            /** Format: date-time */
            until: string;
        };
        ViewAsRequest: {
            /** Format: uuid */
            department?: string;
            /** Format: uuid */
            role: string;
        };
        ViewInput: {
            columns?: string[];
            filter?: null | components["schemas"]["Filter"];
            isDefault?: boolean;
            /** @enum {string} */
            kind?: "list" | "board" | "calendar" | "tree";
            name?: string;
            pinned?: boolean;
            shared?: boolean;
            sort?: string[];
            /** Format: int32 */
            version?: number;
        };
        /** @enum {string} */
        ViewKind: "list" | "board" | "calendar" | "tree";
        ViewListing: {
            items: (null | components["schemas"]["View"])[];
        };
        WatchedField: {
            field: string;
            object: string;
        };
        WatchedFieldListing: {
            items: (null | components["schemas"]["WatchedField"])[];
        };
        WatchedFieldWatchRequest: {
            fields: components["schemas"]["WatchedField"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
