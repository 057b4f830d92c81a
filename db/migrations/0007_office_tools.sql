CREATE TABLE `account_identity` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`account_id` text NOT NULL,
	`linked_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_identity_account` ON `account_identity` (`account_id`,`issuer`);--> statement-breakpoint
CREATE TABLE `account_totp` (
	`account_id` text PRIMARY KEY NOT NULL,
	`sealed_secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_code_hash` ON `recovery_code` (`account_id`,`code_hash`);--> statement-breakpoint
CREATE TABLE `import_file` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`stored_name` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`uploaded_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `setting_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`value` text NOT NULL,
	`note` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `setting_version_key` ON `setting_version` (`key`,`version`);--> statement-breakpoint
CREATE TABLE `position_import` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`imported_by` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`drafts` integer NOT NULL,
	`faulty` integer NOT NULL,
	`ignored` text NOT NULL,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`imported_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `position_import_file` ON `position_import` (`enterprise_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `position_import_row` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`title` text NOT NULL,
	`job_id` text,
	`faults` text NOT NULL,
	`cells` text,
	FOREIGN KEY (`import_id`) REFERENCES `position_import`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `position_import_row_import` ON `position_import_row` (`import_id`,`line`);--> statement-breakpoint
CREATE INDEX `position_import_row_job` ON `position_import_row` (`job_id`);--> statement-breakpoint
CREATE TABLE `posting_report` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`job_version` integer NOT NULL,
	`reason` text NOT NULL,
	`text` text NOT NULL,
	`reporter_id` text,
	`email` text,
	`created_at` integer NOT NULL,
	`finding` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reporter_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`answered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `posting_report_queue` ON `posting_report` (`answered_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `posting_report_job` ON `posting_report` (`job_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `import_run` ADD `file_id` text REFERENCES import_file(id);--> statement-breakpoint
ALTER TABLE `import_run` ADD `dry_run` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `task` ADD `progress` text;--> statement-breakpoint
ALTER TABLE `verification_case` ADD `identity_id` text REFERENCES upload(id);