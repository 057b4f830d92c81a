ALTER TABLE `account` ADD `email_confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `mail_outbox` ADD `account_id` text REFERENCES account(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `mail_outbox_account` ON `mail_outbox` (`account_id`);--> statement-breakpoint
CREATE INDEX `mail_outbox_to` ON `mail_outbox` (`to`);--> statement-breakpoint
ALTER TABLE `one_time_token` ADD `address` text;--> statement-breakpoint
-- Whoever is there already counts as confirmed, and what was written to their address as written to them.
UPDATE `account` SET `email_confirmed_at` = `created_at` WHERE `email` IS NOT NULL;--> statement-breakpoint
UPDATE `mail_outbox` SET `account_id` = (SELECT `account`.`id` FROM `account` WHERE `account`.`email` = `mail_outbox`.`to`);
