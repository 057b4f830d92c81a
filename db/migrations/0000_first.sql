CREATE TABLE `audit_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`details` text
);
--> statement-breakpoint
CREATE INDEX `audit_entry_entity` ON `audit_entry` (`entity`,`entity_id`);--> statement-breakpoint
CREATE TABLE `enterprise` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`credit_code` text,
	`industry` text DEFAULT 'unknown' NOT NULL,
	`industry_raw` text,
	`size` text DEFAULT 'unknown' NOT NULL,
	`ownership` text DEFAULT 'unknown' NOT NULL,
	`district` text,
	`address` text,
	`summary` text,
	`website` text,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enterprise_name_key` ON `enterprise` (`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `enterprise_credit_code` ON `enterprise` (`credit_code`);--> statement-breakpoint
CREATE TABLE `enterprise_tier` (
	`enterprise_id` text NOT NULL,
	`tier` text NOT NULL,
	`year` integer NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `tier`),
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `enterprise_tier_tier` ON `enterprise_tier` (`tier`);--> statement-breakpoint
CREATE TABLE `import_rejection` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` text NOT NULL,
	`line` integer NOT NULL,
	`field` text NOT NULL,
	`reason` text NOT NULL,
	`raw` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_rejection_run` ON `import_rejection` (`run_id`,`line`);--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`file_hash` text NOT NULL,
	`status` text NOT NULL,
	`rows_read` integer DEFAULT 0 NOT NULL,
	`counts` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`error` text
);
--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`type` text NOT NULL,
	`employment_form` text NOT NULL,
	`headcount` integer,
	`duties` text,
	`conditions` text,
	`work_conditions` text,
	`skills` text NOT NULL,
	`benefits` text NOT NULL,
	`district` text NOT NULL,
	`city` text,
	`city_district` text,
	`address` text,
	`industry` text NOT NULL,
	`education` text NOT NULL,
	`experience` text NOT NULL,
	`experience_min_years` integer,
	`experience_max_years` integer,
	`salary_min` integer,
	`salary_max` integer,
	`salary_period` text,
	`salary_months` integer DEFAULT 12 NOT NULL,
	`salary_min_monthly` integer,
	`salary_max_monthly` integer,
	`salary_raw` text,
	`premium` integer DEFAULT false NOT NULL,
	`posted_at` integer,
	`valid_until` integer,
	`origin` text NOT NULL,
	`source_site` text,
	`source_url` text,
	`source_collected` text,
	`sort_at` integer NOT NULL,
	`dedup_key` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `job_enterprise` ON `job` (`enterprise_id`,`sort_at`);--> statement-breakpoint
CREATE INDEX `job_sort` ON `job` (`status`,`sort_at`);--> statement-breakpoint
CREATE INDEX `job_dedup` ON `job` (`dedup_key`);--> statement-breakpoint
CREATE TABLE `job_source` (
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`job_id` text NOT NULL,
	`raw_hash` text NOT NULL,
	`raw` text NOT NULL,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`source`, `source_id`),
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `job_source_job` ON `job_source` (`job_id`);--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`key` text PRIMARY KEY NOT NULL,
	`window_start` integer NOT NULL,
	`hits` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_cursor` (
	`consumer` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`index_name` text NOT NULL,
	`doc_id` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_outbox_doc` ON `search_outbox` (`index_name`,`doc_id`);--> statement-breakpoint
CREATE TABLE `taxonomy_term` (
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`parent_code` text,
	`source` text NOT NULL,
	`aliases` text,
	PRIMARY KEY(`kind`, `code`)
);
--> statement-breakpoint
CREATE INDEX `taxonomy_term_name` ON `taxonomy_term` (`kind`,`name`);