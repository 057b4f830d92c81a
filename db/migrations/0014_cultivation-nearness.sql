CREATE TABLE `enterprise_nearness` (
	`enterprise_id` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`grounds` text NOT NULL,
	`tier` text,
	`rule_set_id` text,
	`effort` real,
	`step_count` integer,
	`steps` text NOT NULL,
	`expert` text NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `enterprise_nearness_effort` ON `enterprise_nearness` (`step_count`,`effort`);