CREATE TABLE `job_decision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`job_id` text NOT NULL,
	`job_version` integer NOT NULL,
	`decision` text NOT NULL,
	`reasons` text NOT NULL,
	`note` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `job_decision_job` ON `job_decision` (`job_id`,`id`);--> statement-breakpoint
ALTER TABLE `job` ADD `contract_kind` text;--> statement-breakpoint
ALTER TABLE `job` ADD `contract_months` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `trial_months` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `trial_pay` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `contact` text;--> statement-breakpoint
ALTER TABLE `job` ADD `closed_to_women_basis` text;--> statement-breakpoint
ALTER TABLE `job` ADD `closed_to_carriers_basis` text;--> statement-breakpoint
ALTER TABLE `job` ADD `created_by` text REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `job` ADD `submitted_at` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `paused_reason` text;--> statement-breakpoint
ALTER TABLE `job` ADD `closed_reason` text;--> statement-breakpoint
ALTER TABLE `job` ADD `relisted_from` text;--> statement-breakpoint
CREATE INDEX `job_confirmed` ON `job` (`confirmed_at`) WHERE confirmed_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `job_relisted` ON `job` (`relisted_from`) WHERE relisted_from IS NOT NULL;