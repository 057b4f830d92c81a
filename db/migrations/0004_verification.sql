CREATE TABLE `enterprise_invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invited_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enterprise_invitation_token` ON `enterprise_invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `enterprise_invitation_enterprise` ON `enterprise_invitation` (`enterprise_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`held_until` integer,
	`done_at` integer,
	`failed_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_key` ON `task` (`key`);--> statement-breakpoint
CREATE INDEX `task_due` ON `task` (`due_at`) WHERE "task"."done_at" IS NULL AND "task"."failed_at" IS NULL;--> statement-breakpoint
CREATE INDEX `task_done_at` ON `task` (`done_at`);--> statement-breakpoint
CREATE TABLE `upload` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`stored_name` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`scan` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `upload_owner` ON `upload` (`owner_id`);--> statement-breakpoint
CREATE TABLE `verification_case` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text,
	`applicant_id` text NOT NULL,
	`status` text NOT NULL,
	`facts` text NOT NULL,
	`credit_code` text,
	`licence_id` text,
	`authorisation_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_at` integer,
	`decided_at` integer,
	`decided_by` text,
	`reasons` text,
	`note` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`applicant_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`licence_id`) REFERENCES `upload`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authorisation_id`) REFERENCES `upload`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `verification_case_open` ON `verification_case` (`applicant_id`) WHERE "verification_case"."status" IN ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE INDEX `verification_case_queue` ON `verification_case` (`status`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `verification_case_code` ON `verification_case` (`credit_code`);--> statement-breakpoint
CREATE INDEX `verification_case_enterprise` ON `verification_case` (`enterprise_id`);--> statement-breakpoint
DROP INDEX `mail_outbox_sent_at`;--> statement-breakpoint
ALTER TABLE `mail_outbox` DROP COLUMN `attempts`;--> statement-breakpoint
ALTER TABLE `mail_outbox` DROP COLUMN `last_error`;