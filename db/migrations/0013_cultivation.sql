CREATE TABLE `cultivation_entry` (
	`enterprise_id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`since` integer NOT NULL,
	`year` integer,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `cultivation_entry_status` ON `cultivation_entry` (`status`,`since`);--> statement-breakpoint
CREATE TABLE `cultivation_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enterprise_id` text NOT NULL,
	`at` integer NOT NULL,
	`officer_id` text,
	`verb` text NOT NULL,
	`tiers` text NOT NULL,
	`year` integer,
	`source` text,
	`note` text,
	`reasons` text NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`officer_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cultivation_event_enterprise` ON `cultivation_event` (`enterprise_id`,`id`);--> statement-breakpoint
CREATE TABLE `cultivation_import` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`file_name` text NOT NULL,
	`issued_on` text NOT NULL,
	`rows` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`applied_at` integer,
	`applied_by` text,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`applied_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cultivation_import_created` ON `cultivation_import` (`created_at`);--> statement-breakpoint
CREATE TABLE `cultivation_proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`verb` text NOT NULL,
	`about` text NOT NULL,
	`tiers` text NOT NULL,
	`year` integer NOT NULL,
	`assessment_id` integer,
	`reasons` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`note` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assessment_id`) REFERENCES `enterprise_assessment`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cultivation_proposal_open` ON `cultivation_proposal` (`enterprise_id`,`verb`,`about`) WHERE "cultivation_proposal"."status" = 'open';--> statement-breakpoint
CREATE INDEX `cultivation_proposal_status` ON `cultivation_proposal` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `cultivation_proposal_enterprise` ON `cultivation_proposal` (`enterprise_id`);--> statement-breakpoint
CREATE TABLE `enterprise_assessment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enterprise_id` text NOT NULL,
	`year` integer NOT NULL,
	`at` integer NOT NULL,
	`as_of` text NOT NULL,
	`figures_ids` text NOT NULL,
	`rule_versions` text NOT NULL,
	`certificates` text NOT NULL,
	`results` text NOT NULL,
	`digest` text NOT NULL,
	`current` integer NOT NULL,
	`industry` text NOT NULL,
	`size_class` text NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enterprise_assessment_current` ON `enterprise_assessment` (`enterprise_id`,`year`) WHERE "enterprise_assessment"."current" = 1;--> statement-breakpoint
CREATE INDEX `enterprise_assessment_group` ON `enterprise_assessment` (`year`,`industry`,`size_class`,`current`);--> statement-breakpoint
CREATE INDEX `enterprise_assessment_enterprise` ON `enterprise_assessment` (`enterprise_id`,`year`,`id`);--> statement-breakpoint
CREATE TABLE `enterprise_certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` text,
	`issued_on` text NOT NULL,
	`valid_until` text,
	`source` text NOT NULL,
	`import_id` text,
	`revoked_note` text,
	`revoked_at` integer,
	`reminded_days` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`import_id`) REFERENCES `cultivation_import`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enterprise_certificate_number` ON `enterprise_certificate` (`kind`,`number`);--> statement-breakpoint
CREATE INDEX `enterprise_certificate_enterprise` ON `enterprise_certificate` (`enterprise_id`,`kind`);--> statement-breakpoint
CREATE INDEX `enterprise_certificate_until` ON `enterprise_certificate` (`valid_until`);--> statement-breakpoint
CREATE TABLE `enterprise_figures` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`year` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`status` text NOT NULL,
	`figures` text NOT NULL,
	`explanations` text NOT NULL,
	`findings` text NOT NULL,
	`note` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_at` integer,
	`decided_by` text,
	`decided_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enterprise_figures_revision` ON `enterprise_figures` (`enterprise_id`,`year`,`revision`);--> statement-breakpoint
CREATE UNIQUE INDEX `enterprise_figures_open` ON `enterprise_figures` (`enterprise_id`,`year`) WHERE "enterprise_figures"."status" IN ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE UNIQUE INDEX `enterprise_figures_confirmed` ON `enterprise_figures` (`enterprise_id`,`year`) WHERE "enterprise_figures"."status" = 'confirmed';--> statement-breakpoint
CREATE INDEX `enterprise_figures_status` ON `enterprise_figures` (`status`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `figures_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`figures_id` text NOT NULL,
	`at` integer NOT NULL,
	`side` text NOT NULL,
	`actor_id` text,
	`verb` text NOT NULL,
	`note` text,
	FOREIGN KEY (`figures_id`) REFERENCES `enterprise_figures`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `figures_event_figures` ON `figures_event` (`figures_id`,`id`);--> statement-breakpoint
CREATE TABLE `figures_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`figures_id` text NOT NULL,
	`kind` text NOT NULL,
	`upload_id` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`figures_id`) REFERENCES `enterprise_figures`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`upload_id`) REFERENCES `upload`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `figures_evidence_figures` ON `figures_evidence` (`figures_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `figures_evidence_upload` ON `figures_evidence` (`upload_id`);