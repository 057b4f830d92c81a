CREATE TABLE `application` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`status` text NOT NULL,
	`snapshot` text,
	`sealed_contact` text,
	`resume_id` text,
	`letter` text,
	`applied_at` integer NOT NULL,
	`moved_at` integer NOT NULL,
	`viewed_at` integer,
	`responded_at` integer,
	`ended_at` integer,
	`reject_reason` text,
	`tags` text NOT NULL,
	`reminded_day` integer DEFAULT 0 NOT NULL,
	`unseen_by_candidate` integer,
	`unseen_by_employer` integer,
	`erased_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`candidate_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resume_id`) REFERENCES `upload`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_once` ON `application` (`job_id`,`candidate_id`) WHERE "application"."status" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `application_candidate` ON `application` (`candidate_id`,`applied_at`);--> statement-breakpoint
CREATE INDEX `application_job` ON `application` (`job_id`,`status`,`applied_at`);--> statement-breakpoint
CREATE INDEX `application_enterprise` ON `application` (`enterprise_id`,`applied_at`);--> statement-breakpoint
CREATE INDEX `application_waiting` ON `application` (`moved_at`) WHERE "application"."ended_at" IS NULL;--> statement-breakpoint
CREATE INDEX `application_ended` ON `application` (`ended_at`) WHERE "application"."ended_at" IS NOT NULL AND "application"."erased_at" IS NULL;--> statement-breakpoint
CREATE TABLE `application_access` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`account_id` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_access_application` ON `application_access` (`application_id`,`at`);--> statement-breakpoint
CREATE INDEX `application_access_enterprise` ON `application_access` (`enterprise_id`,`at`);--> statement-breakpoint
CREATE TABLE `application_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` text NOT NULL,
	`at` integer NOT NULL,
	`side` text NOT NULL,
	`verb` text NOT NULL,
	`from_status` text,
	`to_status` text NOT NULL,
	`reason` text,
	`note` text,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `application_event_application` ON `application_event` (`application_id`,`id`);--> statement-breakpoint
CREATE TABLE `application_message` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`side` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_message_application` ON `application_message` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `application_note` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_note_application` ON `application_note` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `application_outcome` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` text NOT NULL,
	`side` text NOT NULL,
	`kind` text NOT NULL,
	`value` integer NOT NULL,
	`on_date` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_outcome_once` ON `application_outcome` (`application_id`,`side`,`kind`);--> statement-breakpoint
CREATE TABLE `consent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` text NOT NULL,
	`subject_id` text,
	`disclosure` text,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consent_account` ON `consent` (`account_id`,`given_at`);--> statement-breakpoint
CREATE INDEX `consent_subject` ON `consent` (`subject_id`);--> statement-breakpoint
CREATE TABLE `interview` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`slots` text NOT NULL,
	`starts_at` integer,
	`minutes` integer NOT NULL,
	`place` text NOT NULL,
	`note` text,
	`answer` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `interview_application` ON `interview` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `candidate_education` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`school` text NOT NULL,
	`school_code` text,
	`major` text NOT NULL,
	`major_code` text,
	`degree` text NOT NULL,
	`start_month` text NOT NULL,
	`end_month` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `candidate_education_account` ON `candidate_education` (`account_id`,`end_month`);--> statement-breakpoint
CREATE TABLE `candidate_experience` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`organisation` text NOT NULL,
	`title` text NOT NULL,
	`start_month` text NOT NULL,
	`end_month` text,
	`text` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `candidate_experience_account` ON `candidate_experience` (`account_id`,`start_month`);--> statement-breakpoint
CREATE TABLE `candidate_profile` (
	`account_id` text PRIMARY KEY NOT NULL,
	`real_name` text NOT NULL,
	`sealed_phone` text,
	`phone_hash` text,
	`sealed_email` text,
	`city` text,
	`headline` text,
	`about` text,
	`skills` text NOT NULL,
	`job_types` text NOT NULL,
	`districts` text NOT NULL,
	`industries` text NOT NULL,
	`salary_min_monthly` integer,
	`available_from` text,
	`visibility` text NOT NULL,
	`resume_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`resume_id`) REFERENCES `upload`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_profile_phone` ON `candidate_profile` (`phone_hash`);--> statement-breakpoint
CREATE TABLE `hidden_enterprise` (
	`account_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `enterprise_id`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `saved_job` (
	`account_id` text NOT NULL,
	`job_id` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `job_id`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_job_account` ON `saved_job` (`account_id`,`saved_at`);--> statement-breakpoint
CREATE INDEX `saved_job_job` ON `saved_job` (`job_id`);--> statement-breakpoint
CREATE TABLE `saved_search` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`frequency` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`seen_until` integer NOT NULL,
	`last_run_day` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_search_account` ON `saved_search` (`account_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `saved_search_due` ON `saved_search` (`frequency`,`last_run_day`);--> statement-breakpoint
ALTER TABLE `account` ADD `sealed_mobile` text;--> statement-breakpoint
ALTER TABLE `account` ADD `mobile_hash` text;--> statement-breakpoint
ALTER TABLE `account` ADD `erased_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `account_mobile_hash` ON `account` (`mobile_hash`);--> statement-breakpoint
ALTER TABLE `mail_outbox` ADD `unsubscribe_url` text;