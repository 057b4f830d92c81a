CREATE TABLE `card_application` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text,
	`kind` text NOT NULL,
	`category` text NOT NULL,
	`status` text NOT NULL,
	`person_id` text NOT NULL,
	`filed_by` text NOT NULL,
	`enterprise_id` text,
	`employer_name` text,
	`real_name` text,
	`sealed_id_number` text,
	`id_number_hash` text,
	`field` text,
	`answers` text NOT NULL,
	`rule_versions` text,
	`evaluation` text,
	`card_id` text,
	`returned_from` text,
	`exempt` integer DEFAULT false NOT NULL,
	`reasons` text,
	`missing` text,
	`note` text,
	`assignee_id` text,
	`first_reviewed_by` text,
	`second_reviewed_by` text,
	`approved_by` text,
	`publicity_from` integer,
	`publicity_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_at` integer,
	`moved_at` integer NOT NULL,
	`due_at` integer,
	`ended_at` integer,
	`unseen_by_applicant` integer,
	`erased_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_reviewed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_reviewed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_application_number` ON `card_application` (`case_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `card_application_open` ON `card_application` (`person_id`) WHERE "card_application"."status" NOT IN ('issued', 'rejected', 'closed', 'withdrawn') AND "card_application"."erased_at" IS NULL;--> statement-breakpoint
CREATE INDEX `card_application_person` ON `card_application` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `card_application_filer` ON `card_application` (`filed_by`,`created_at`);--> statement-breakpoint
CREATE INDEX `card_application_enterprise` ON `card_application` (`enterprise_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `card_application_queue` ON `card_application` (`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `card_application_assignee` ON `card_application` (`assignee_id`,`status`);--> statement-breakpoint
CREATE INDEX `card_application_identity` ON `card_application` (`id_number_hash`);--> statement-breakpoint
CREATE INDEX `card_application_category` ON `card_application` (`category`,`status`);--> statement-breakpoint
CREATE TABLE `card_application_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` text NOT NULL,
	`at` integer NOT NULL,
	`side` text NOT NULL,
	`officer_id` text,
	`verb` text NOT NULL,
	`from_status` text NOT NULL,
	`to_status` text NOT NULL,
	`reasons` text,
	`missing` text,
	`note` text,
	FOREIGN KEY (`application_id`) REFERENCES `card_application`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`officer_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_application_event_application` ON `card_application_event` (`application_id`,`id`);--> statement-breakpoint
CREATE INDEX `card_application_event_at` ON `card_application_event` (`at`);--> statement-breakpoint
CREATE TABLE `card_conflict` (
	`application_id` text NOT NULL,
	`account_id` text NOT NULL,
	`reason` text NOT NULL,
	`declared_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `account_id`),
	FOREIGN KEY (`application_id`) REFERENCES `card_application`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `card_material` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`upload_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`verdict` text DEFAULT 'pending' NOT NULL,
	`verdict_by` text,
	`verdict_at` integer,
	`verdict_note` text,
	FOREIGN KEY (`application_id`) REFERENCES `card_application`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`upload_id`) REFERENCES `upload`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_material_application` ON `card_material` (`application_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `card_material_upload` ON `card_material` (`upload_id`);--> statement-breakpoint
CREATE TABLE `card_note` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `card_application`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_note_application` ON `card_note` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `card_objection` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`sealed_contact` text,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`answer` text,
	`upheld` integer,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `card_application`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_objection_application` ON `card_objection` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `rule_set_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rule_set_id` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`body` text NOT NULL,
	`applies_from` text NOT NULL,
	`note` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_by` text,
	`published_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_set_version_number` ON `rule_set_version` (`rule_set_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `rule_set_version_open` ON `rule_set_version` (`rule_set_id`) WHERE "rule_set_version"."status" IN ('draft', 'submitted');--> statement-breakpoint
CREATE INDEX `rule_set_version_status` ON `rule_set_version` (`rule_set_id`,`status`,`applies_from`);--> statement-breakpoint
CREATE TABLE `benefit` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`provider` text NOT NULL,
	`source` text,
	`categories` text NOT NULL,
	`redeemable` integer NOT NULL,
	`per_card` integer,
	`per_card_period` text NOT NULL,
	`quota` integer,
	`quota_period` text NOT NULL,
	`from_day` text,
	`until_day` text,
	`active` integer NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `benefit_use` (
	`id` text PRIMARY KEY NOT NULL,
	`benefit_id` text NOT NULL,
	`card_id` text NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	`officer_id` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`benefit_id`) REFERENCES `benefit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_id`) REFERENCES `talent_card`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`officer_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `benefit_use_benefit` ON `benefit_use` (`benefit_id`,`day`);--> statement-breakpoint
CREATE INDEX `benefit_use_card` ON `benefit_use` (`card_id`,`benefit_id`,`day`);--> statement-breakpoint
CREATE TABLE `card_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`card_id` text NOT NULL,
	`at` integer NOT NULL,
	`officer_id` text,
	`verb` text NOT NULL,
	`reason` text,
	`note` text,
	FOREIGN KEY (`card_id`) REFERENCES `talent_card`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`officer_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_event_card` ON `card_event` (`card_id`,`id`);--> statement-breakpoint
CREATE TABLE `card_verification` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`card_id` text,
	`at` integer NOT NULL,
	`channel` text NOT NULL,
	`result` text NOT NULL,
	FOREIGN KEY (`card_id`) REFERENCES `talent_card`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `card_verification_card` ON `card_verification` (`card_id`,`at`);--> statement-breakpoint
CREATE TABLE `foreign_card` (
	`id` text PRIMARY KEY NOT NULL,
	`scheme` text NOT NULL,
	`number` text NOT NULL,
	`facts` text NOT NULL,
	`proof` text NOT NULL,
	`proof_detail` text,
	`status` text NOT NULL,
	`proposed_category` text,
	`granted_category` text,
	`note` text,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`imported_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `foreign_card_number` ON `foreign_card` (`scheme`,`number`);--> statement-breakpoint
CREATE INDEX `foreign_card_status` ON `foreign_card` (`status`);--> statement-breakpoint
CREATE TABLE `sequence` (
	`name` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `signing_key` (
	`kid` text PRIMARY KEY NOT NULL,
	`public_jwk` text NOT NULL,
	`sealed_private` text,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `talent_card` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`code` text NOT NULL,
	`holder_id` text NOT NULL,
	`application_id` text NOT NULL,
	`category` text NOT NULL,
	`holder_name` text,
	`enterprise_id` text,
	`employer_name` text,
	`field` text,
	`status` text NOT NULL,
	`reason` text,
	`note` text,
	`status_index` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer NOT NULL,
	`name_shown_until` integer,
	`listed` integer DEFAULT false NOT NULL,
	`expertise` text,
	`reminded_days` integer,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`holder_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `card_application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `talent_card_number` ON `talent_card` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `talent_card_code` ON `talent_card` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `talent_card_application` ON `talent_card` (`application_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `talent_card_status_index` ON `talent_card` (`status_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `talent_card_holder` ON `talent_card` (`holder_id`) WHERE "talent_card"."status" <> 'revoked';--> statement-breakpoint
CREATE INDEX `talent_card_enterprise` ON `talent_card` (`enterprise_id`);--> statement-breakpoint
CREATE INDEX `talent_card_valid` ON `talent_card` (`valid_until`);--> statement-breakpoint
CREATE INDEX `talent_card_category` ON `talent_card` (`category`,`status`);