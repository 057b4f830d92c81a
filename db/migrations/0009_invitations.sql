CREATE TABLE `job_invitation` (
	`job_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`invited_by` text NOT NULL,
	`invited_at` integer NOT NULL,
	`dismissed_at` integer,
	PRIMARY KEY(`job_id`, `candidate_id`),
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `job_invitation_candidate` ON `job_invitation` (`candidate_id`,`invited_at`);--> statement-breakpoint
CREATE INDEX `job_invitation_enterprise` ON `job_invitation` (`enterprise_id`,`invited_at`);