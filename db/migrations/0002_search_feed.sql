CREATE TABLE `search_feed` (
	`engine` text PRIMARY KEY NOT NULL,
	`owner` text,
	`owned_until` integer,
	`last_error` text,
	`failed_at` integer
);
