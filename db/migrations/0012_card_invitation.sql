CREATE TABLE `card_invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`invited_by` text NOT NULL,
	`person_id` text,
	`contact` text NOT NULL,
	`category` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_invitation_enterprise` ON `card_invitation` (`enterprise_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `card_invitation_person` ON `card_invitation` (`person_id`);--> statement-breakpoint
CREATE INDEX `card_invitation_expires` ON `card_invitation` (`expires_at`);