CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`mobile` text,
	`password_hash` text NOT NULL,
	`display_name` text NOT NULL,
	`form_key` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`disabled_at` integer,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email` ON `account` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_mobile` ON `account` (`mobile`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_form_key` ON `account` (`form_key`);--> statement-breakpoint
CREATE INDEX `account_created_at` ON `account` (`created_at`);--> statement-breakpoint
CREATE TABLE `account_role` (
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `role`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_role_role` ON `account_role` (`role`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempt_key` ON `attempt` (`key`,`at`);--> statement-breakpoint
CREATE INDEX `attempt_at` ON `attempt` (`at`);--> statement-breakpoint
CREATE TABLE `mail_outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`once_key` text NOT NULL,
	`to` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_outbox_once_key` ON `mail_outbox` (`once_key`);--> statement-breakpoint
CREATE INDEX `mail_outbox_sent_at` ON `mail_outbox` (`sent_at`);--> statement-breakpoint
CREATE TABLE `one_time_token` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`purpose` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `one_time_token_account` ON `one_time_token` (`account_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_token_expires_at` ON `one_time_token` (`expires_at`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`account_id` text NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_hash` ON `session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`,`last_seen_at`);--> statement-breakpoint
CREATE INDEX `session_expires_at` ON `session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `enterprise_member` (
	`account_id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`role` text NOT NULL,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `enterprise_member_enterprise` ON `enterprise_member` (`enterprise_id`);--> statement-breakpoint
DROP INDEX `audit_entry_entity`;--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `address` text;--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `hash` text;--> statement-breakpoint
CREATE INDEX `audit_entry_actor` ON `audit_entry` (`actor`);--> statement-breakpoint
CREATE INDEX `audit_entry_action` ON `audit_entry` (`action`);--> statement-breakpoint
CREATE INDEX `audit_entry_entity` ON `audit_entry` (`entity_id`);--> statement-breakpoint
ALTER TABLE `enterprise` ADD `verified_at` integer;--> statement-breakpoint
ALTER TABLE `enterprise` ADD `verified_until` integer;--> statement-breakpoint
CREATE TRIGGER `audit_entry_is_not_changed` BEFORE UPDATE ON `audit_entry` BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entry_is_not_deleted` BEFORE DELETE ON `audit_entry` BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
