CREATE TABLE field (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	"on" TEXT NOT NULL,
	name TEXT NOT NULL,
	title TEXT NOT NULL,
	kind TEXT DEFAULT 'text' NOT NULL,
	choices TEXT,
	required INTEGER DEFAULT '0' NOT NULL,
	help TEXT,
	position INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT field_on CHECK ("on" IN ('client', 'contact', 'opportunity', 'complaint')),
	CONSTRAINT field_kind CHECK ("kind" IN ('text', 'note', 'int', 'percent', 'day', 'bool', 'url', 'choice')),
	CONSTRAINT field_required CHECK ("required" IN (0, 1))
)
 STRICT;

CREATE TABLE import_mapping (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	name TEXT NOT NULL,
	"on" TEXT NOT NULL,
	options TEXT NOT NULL
)
 STRICT;

CREATE TABLE member (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	login TEXT NOT NULL,
	email TEXT,
	role TEXT,
	department TEXT,
	manager_id INTEGER,
	territory TEXT,
	skills TEXT,
	hourly_cost INTEGER,
	currency TEXT,
	working_hours TEXT,
	zone TEXT DEFAULT 'UTC' NOT NULL,
	note TEXT,
	FOREIGN KEY(manager_id) REFERENCES member (id) ON DELETE SET NULL,
	CONSTRAINT member_hourly_cost CHECK ("hourly_cost" >= 0)
)
 STRICT;

CREATE TABLE pipeline (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL
)
 STRICT;

CREATE TABLE product (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	series TEXT,
	list_price INTEGER,
	cost INTEGER,
	currency TEXT,
	note TEXT
)
 STRICT;

CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL
)
 STRICT;

CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	note TEXT
)
 STRICT;

CREATE TABLE client (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	alias TEXT,
	parent_id INTEGER,
	industry TEXT,
	website TEXT,
	phone TEXT,
	email TEXT,
	address TEXT,
	city TEXT,
	country TEXT,
	employees INTEGER,
	annual_revenue INTEGER,
	currency TEXT,
	founded_year INTEGER,
	tier TEXT,
	grade TEXT,
	owner_id INTEGER,
	territory TEXT,
	touch_days INTEGER,
	note TEXT,
	last_touch TEXT,
	FOREIGN KEY(parent_id) REFERENCES client (id) ON DELETE SET NULL,
	FOREIGN KEY(owner_id) REFERENCES member (id) ON DELETE RESTRICT,
	CONSTRAINT client_employees CHECK ("employees" >= 0),
	CONSTRAINT client_founded_year CHECK ("founded_year" >= 1 AND "founded_year" <= 9999),
	CONSTRAINT client_tier CHECK ("tier" IN ('key', 'regular', 'super_prospect', 'prospect', 'unattractive')),
	CONSTRAINT client_grade CHECK ("grade" IN ('1', '2', '3', '4')),
	CONSTRAINT client_touch_days CHECK ("touch_days" >= 1)
)
 STRICT;

CREATE TABLE import_batch (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	at TEXT NOT NULL,
	file TEXT NOT NULL,
	"on" TEXT NOT NULL,
	member_id INTEGER,
	encoding TEXT,
	read INTEGER DEFAULT '0' NOT NULL,
	created INTEGER DEFAULT '0' NOT NULL,
	updated INTEGER DEFAULT '0' NOT NULL,
	unchanged INTEGER DEFAULT '0' NOT NULL,
	skipped INTEGER DEFAULT '0' NOT NULL,
	rejected INTEGER DEFAULT '0' NOT NULL,
	FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE stage (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	pipeline_id INTEGER NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	kind TEXT DEFAULT 'open' NOT NULL,
	probability INTEGER DEFAULT '0' NOT NULL,
	rot_days INTEGER,
	exit_criteria TEXT,
	FOREIGN KEY(pipeline_id) REFERENCES pipeline (id) ON DELETE RESTRICT,
	CONSTRAINT stage_kind CHECK ("kind" IN ('open', 'won', 'lost')),
	CONSTRAINT stage_probability CHECK ("probability" >= 0 AND "probability" <= 100),
	CONSTRAINT stage_rot_days CHECK ("rot_days" >= 1)
)
 STRICT;

CREATE TABLE "view" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	"on" TEXT NOT NULL,
	filter TEXT,
	sort TEXT,
	columns TEXT,
	member_id INTEGER,
	FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	alias TEXT,
	client_id INTEGER,
	title TEXT,
	department TEXT,
	form_of_address TEXT,
	birthday TEXT,
	birthday_next TEXT,
	touch_days INTEGER,
	note TEXT,
	last_touch TEXT,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE RESTRICT,
	CONSTRAINT contact_touch_days CHECK ("touch_days" >= 1)
)
 STRICT;

CREATE TABLE "plan" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	title TEXT NOT NULL,
	client_id INTEGER NOT NULL,
	owner_id INTEGER,
	status TEXT DEFAULT 'draft' NOT NULL,
	summary TEXT,
	situation TEXT,
	vision TEXT,
	strategy TEXT,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE RESTRICT,
	FOREIGN KEY(owner_id) REFERENCES member (id) ON DELETE RESTRICT,
	CONSTRAINT plan_status CHECK ("status" IN ('draft', 'agreed', 'active', 'reviewed'))
)
 STRICT;

CREATE TABLE complaint (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	client_id INTEGER,
	contact_id INTEGER,
	opened_at TEXT NOT NULL,
	channel TEXT,
	product_id INTEGER,
	category TEXT,
	kind TEXT DEFAULT 'complaint' NOT NULL,
	severity TEXT DEFAULT 'medium' NOT NULL,
	summary TEXT NOT NULL,
	remedy_sought TEXT,
	status TEXT DEFAULT 'new' NOT NULL,
	owner_id INTEGER,
	acknowledged_at TEXT,
	answered_at TEXT,
	resolved_at TEXT,
	closed_at TEXT,
	cause TEXT,
	resolution TEXT,
	prevention TEXT,
	cost INTEGER,
	currency TEXT,
	respond_by TEXT,
	resolve_by TEXT,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE RESTRICT,
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE RESTRICT,
	FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE RESTRICT,
	FOREIGN KEY(owner_id) REFERENCES member (id) ON DELETE RESTRICT,
	CONSTRAINT complaint_kind CHECK ("kind" IN ('complaint', 'fault', 'service_request', 'question', 'suggestion')),
	CONSTRAINT complaint_severity CHECK ("severity" IN ('low', 'medium', 'high', 'critical')),
	CONSTRAINT complaint_status CHECK ("status" IN ('new', 'acknowledged', 'investigating', 'waiting_client', 'waiting_supplier', 'answered', 'resolved', 'closed'))
)
 STRICT;

CREATE TABLE contact_point (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	contact_id INTEGER NOT NULL,
	medium TEXT NOT NULL,
	kind TEXT DEFAULT 'work' NOT NULL,
	value TEXT NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
	CONSTRAINT contact_point_medium CHECK ("medium" IN ('email', 'phone', 'messenger', 'address')),
	CONSTRAINT contact_point_position CHECK ("position" >= 0)
)
 STRICT;

CREATE TABLE link (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	contact_id INTEGER NOT NULL,
	relation TEXT NOT NULL,
	other_id INTEGER,
	member_id INTEGER,
	strength INTEGER,
	note TEXT,
	CONSTRAINT link_one_other CHECK ((other_id IS NULL) <> (member_id IS NULL)),
	CONSTRAINT link_not_self CHECK (other_id IS NULL OR other_id <> contact_id),
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
	FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE,
	FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE CASCADE,
	CONSTRAINT link_relation CHECK ("relation" IN ('reports_to', 'knows', 'worked_with', 'classmate', 'friend', 'spouse', 'relative', 'assists', 'introduced_by')),
	CONSTRAINT link_strength CHECK ("strength" >= 1 AND "strength" <= 5)
)
 STRICT;

CREATE TABLE objective (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	title TEXT NOT NULL,
	plan_id INTEGER NOT NULL,
	target INTEGER,
	unit TEXT,
	current INTEGER,
	due TEXT,
	owner_id INTEGER,
	note TEXT,
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE,
	FOREIGN KEY(owner_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE opportunity (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	name TEXT NOT NULL,
	client_id INTEGER,
	contact_id INTEGER,
	owner_id INTEGER,
	product_id INTEGER,
	stage_id INTEGER NOT NULL,
	amount INTEGER,
	currency TEXT,
	probability INTEGER,
	opened_on TEXT,
	expected_close TEXT,
	closed_on TEXT,
	reason TEXT,
	note TEXT,
	staged_on TEXT,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE RESTRICT,
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE RESTRICT,
	FOREIGN KEY(owner_id) REFERENCES member (id) ON DELETE RESTRICT,
	FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE RESTRICT,
	FOREIGN KEY(stage_id) REFERENCES stage (id) ON DELETE RESTRICT,
	CONSTRAINT opportunity_probability CHECK ("probability" >= 0 AND "probability" <= 100)
)
 STRICT;

CREATE TABLE complaint_event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	complaint_id INTEGER NOT NULL,
	at TEXT NOT NULL,
	member_id INTEGER,
	from_status TEXT,
	to_status TEXT,
	note TEXT,
	FOREIGN KEY(complaint_id) REFERENCES complaint (id) ON DELETE CASCADE,
	FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
	CONSTRAINT complaint_event_from_status CHECK ("from_status" IN ('new', 'acknowledged', 'investigating', 'waiting_client', 'waiting_supplier', 'answered', 'resolved', 'closed')),
	CONSTRAINT complaint_event_to_status CHECK ("to_status" IN ('new', 'acknowledged', 'investigating', 'waiting_client', 'waiting_supplier', 'answered', 'resolved', 'closed'))
)
 STRICT;

CREATE TABLE field_value (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	field_id INTEGER NOT NULL,
	client_id INTEGER,
	contact_id INTEGER,
	opportunity_id INTEGER,
	complaint_id INTEGER,
	value TEXT NOT NULL,
	CONSTRAINT field_value_one CHECK ((client_id IS NOT NULL) + (contact_id IS NOT NULL) + (opportunity_id IS NOT NULL) + (complaint_id IS NOT NULL) = 1),
	FOREIGN KEY(field_id) REFERENCES field (id) ON DELETE CASCADE,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE CASCADE,
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
	FOREIGN KEY(opportunity_id) REFERENCES opportunity (id) ON DELETE CASCADE,
	FOREIGN KEY(complaint_id) REFERENCES complaint (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE interaction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	at TEXT NOT NULL,
	channel TEXT DEFAULT 'other' NOT NULL,
	direction TEXT,
	minutes INTEGER,
	cost INTEGER,
	currency TEXT,
	summary TEXT NOT NULL,
	outcome TEXT,
	sentiment TEXT,
	exchange TEXT,
	client_id INTEGER,
	member_id INTEGER,
	opportunity_id INTEGER,
	complaint_id INTEGER,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE RESTRICT,
	FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
	FOREIGN KEY(opportunity_id) REFERENCES opportunity (id) ON DELETE SET NULL,
	FOREIGN KEY(complaint_id) REFERENCES complaint (id) ON DELETE SET NULL,
	CONSTRAINT interaction_direction CHECK ("direction" IN ('out', 'in')),
	CONSTRAINT interaction_minutes CHECK ("minutes" >= 0),
	CONSTRAINT interaction_sentiment CHECK ("sentiment" IN ('positive', 'neutral', 'negative')),
	CONSTRAINT interaction_exchange CHECK ("exchange" IN ('give', 'ask'))
)
 STRICT;

CREATE TABLE opportunity_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	opportunity_id INTEGER NOT NULL,
	product_id INTEGER,
	quantity INTEGER DEFAULT '1' NOT NULL,
	price INTEGER,
	currency TEXT,
	note TEXT,
	FOREIGN KEY(opportunity_id) REFERENCES opportunity (id) ON DELETE CASCADE,
	FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE RESTRICT,
	CONSTRAINT opportunity_line_quantity CHECK ("quantity" >= 1)
)
 STRICT;

CREATE TABLE sales_order (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	number TEXT,
	client_id INTEGER NOT NULL,
	opportunity_id INTEGER,
	ordered_on TEXT NOT NULL,
	amount INTEGER,
	cost INTEGER,
	currency TEXT,
	note TEXT,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE RESTRICT,
	FOREIGN KEY(opportunity_id) REFERENCES opportunity (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE stage_move (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	opportunity_id INTEGER NOT NULL,
	from_stage_id INTEGER,
	to_stage_id INTEGER NOT NULL,
	at TEXT NOT NULL,
	member_id INTEGER,
	days INTEGER,
	note TEXT,
	FOREIGN KEY(opportunity_id) REFERENCES opportunity (id) ON DELETE CASCADE,
	FOREIGN KEY(from_stage_id) REFERENCES stage (id) ON DELETE RESTRICT,
	FOREIGN KEY(to_stage_id) REFERENCES stage (id) ON DELETE RESTRICT,
	FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
	CONSTRAINT stage_move_days CHECK ("days" >= 0)
)
 STRICT;

CREATE TABLE interaction_person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	interaction_id INTEGER NOT NULL,
	contact_id INTEGER,
	member_id INTEGER,
	CONSTRAINT interaction_person_one CHECK ((contact_id IS NULL) <> (member_id IS NULL)),
	FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE CASCADE,
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE RESTRICT,
	FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE order_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	order_id INTEGER NOT NULL,
	product_id INTEGER,
	quantity INTEGER DEFAULT '1' NOT NULL,
	price INTEGER,
	cost INTEGER,
	currency TEXT,
	note TEXT,
	FOREIGN KEY(order_id) REFERENCES sales_order (id) ON DELETE CASCADE,
	FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE RESTRICT,
	CONSTRAINT order_line_quantity CHECK ("quantity" >= 1)
)
 STRICT;

CREATE TABLE task (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	title TEXT NOT NULL,
	client_id INTEGER,
	contact_id INTEGER,
	opportunity_id INTEGER,
	complaint_id INTEGER,
	interaction_id INTEGER,
	plan_id INTEGER,
	objective_id INTEGER,
	owner_id INTEGER,
	start TEXT,
	due TEXT,
	time TEXT,
	zone TEXT,
	promise TEXT,
	rule TEXT,
	snoozed_until TEXT,
	done_at TEXT,
	note TEXT,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE RESTRICT,
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE RESTRICT,
	FOREIGN KEY(opportunity_id) REFERENCES opportunity (id) ON DELETE SET NULL,
	FOREIGN KEY(complaint_id) REFERENCES complaint (id) ON DELETE SET NULL,
	FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE SET NULL,
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE SET NULL,
	FOREIGN KEY(objective_id) REFERENCES objective (id) ON DELETE SET NULL,
	FOREIGN KEY(owner_id) REFERENCES member (id) ON DELETE RESTRICT,
	CONSTRAINT task_promise CHECK ("promise" IN ('ours', 'theirs'))
)
 STRICT;

CREATE TABLE tagging (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER DEFAULT '1' NOT NULL,
	tag_id INTEGER NOT NULL,
	client_id INTEGER,
	contact_id INTEGER,
	interaction_id INTEGER,
	opportunity_id INTEGER,
	complaint_id INTEGER,
	task_id INTEGER,
	CONSTRAINT tagging_one CHECK ((client_id IS NOT NULL) + (contact_id IS NOT NULL) + (interaction_id IS NOT NULL) + (opportunity_id IS NOT NULL) + (complaint_id IS NOT NULL) + (task_id IS NOT NULL) = 1),
	FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE,
	FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE CASCADE,
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
	FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE CASCADE,
	FOREIGN KEY(opportunity_id) REFERENCES opportunity (id) ON DELETE CASCADE,
	FOREIGN KEY(complaint_id) REFERENCES complaint (id) ON DELETE CASCADE,
	FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE txn (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, member_id INTEGER, source TEXT NOT NULL CHECK (source IN ('cli','app','cron','import','script')), command TEXT NOT NULL, undoes INTEGER REFERENCES txn(id), open INTEGER UNIQUE CHECK (open = 1)) STRICT;

CREATE TABLE journal (id INTEGER PRIMARY KEY AUTOINCREMENT, txn INTEGER, tbl TEXT NOT NULL, row INTEGER NOT NULL, op TEXT NOT NULL CHECK (op IN ('i','u','d')), col TEXT, before ANY, after ANY) STRICT;

CREATE TABLE pending (tbl TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID;

CREATE TABLE lookup (tbl TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (tbl, kind, key, row)) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(body, tokenize='ascii', prefix='1 2 3');

CREATE TABLE digest (tbl TEXT NOT NULL, row INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID;

CREATE TABLE claim (reminder TEXT NOT NULL, occurrence TEXT NOT NULL, target TEXT NOT NULL, claimed_at TEXT NOT NULL, sent_at TEXT, failed TEXT, PRIMARY KEY (reminder, occurrence, target)) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX member_login ON member (login) WHERE archived_at IS NULL;

CREATE INDEX member_manager ON member (manager_id);

CREATE INDEX client_last_touch ON client (tier, last_touch) WHERE archived_at IS NULL;

CREATE UNIQUE INDEX client_name ON client (name) WHERE archived_at IS NULL;

CREATE INDEX client_owner ON client (owner_id);

CREATE INDEX client_parent ON client (parent_id);

CREATE INDEX contact_birthday ON contact (birthday_next) WHERE birthday_next IS NOT NULL;

CREATE INDEX contact_client ON contact (client_id);

CREATE INDEX contact_name ON contact (name);

CREATE INDEX link_contact ON link (contact_id);

CREATE INDEX link_member ON link (member_id);

CREATE INDEX link_other ON link (other_id);

CREATE INDEX interaction_at ON interaction (at);

CREATE INDEX interaction_client ON interaction (client_id, at);

CREATE INDEX interaction_complaint ON interaction (complaint_id) WHERE complaint_id IS NOT NULL;

CREATE INDEX interaction_member ON interaction (member_id, at);

CREATE INDEX interaction_opportunity ON interaction (opportunity_id) WHERE opportunity_id IS NOT NULL;

CREATE INDEX task_client ON task (client_id);

CREATE INDEX task_complaint ON task (complaint_id) WHERE complaint_id IS NOT NULL;

CREATE INDEX task_contact ON task (contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX task_due ON task (due) WHERE done_at IS NULL AND archived_at IS NULL;

CREATE INDEX task_interaction ON task (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE INDEX task_objective ON task (objective_id) WHERE objective_id IS NOT NULL;

CREATE INDEX task_opportunity ON task (opportunity_id) WHERE opportunity_id IS NOT NULL;

CREATE INDEX task_owner ON task (owner_id, due);

CREATE INDEX task_plan ON task (plan_id) WHERE plan_id IS NOT NULL;

CREATE UNIQUE INDEX product_name ON product (name) WHERE archived_at IS NULL;

CREATE UNIQUE INDEX pipeline_name ON pipeline (name) WHERE archived_at IS NULL;

CREATE UNIQUE INDEX stage_name ON stage (pipeline_id, name) WHERE archived_at IS NULL;

CREATE INDEX opportunity_client ON opportunity (client_id);

CREATE INDEX opportunity_closed ON opportunity (closed_on, stage_id, amount, currency);

CREATE INDEX opportunity_owner ON opportunity (owner_id);

CREATE INDEX opportunity_product ON opportunity (product_id);

CREATE INDEX opportunity_stage ON opportunity (stage_id, amount, currency, owner_id, expected_close);

CREATE INDEX complaint_client ON complaint (client_id);

CREATE INDEX complaint_contact ON complaint (contact_id);

CREATE INDEX complaint_open ON complaint (resolve_by) WHERE resolved_at IS NULL AND archived_at IS NULL;

CREATE INDEX complaint_opened ON complaint (opened_at);

CREATE INDEX complaint_owner ON complaint (owner_id);

CREATE INDEX complaint_product ON complaint (product_id);

CREATE INDEX order_client ON sales_order (client_id, ordered_on);

CREATE INDEX order_opportunity ON sales_order (opportunity_id) WHERE opportunity_id IS NOT NULL;

CREATE INDEX plan_client ON "plan" (client_id);

CREATE INDEX plan_owner ON "plan" (owner_id);

CREATE INDEX objective_due ON objective (due) WHERE archived_at IS NULL;

CREATE INDEX objective_owner ON objective (owner_id);

CREATE INDEX objective_plan ON objective (plan_id);

CREATE UNIQUE INDEX tag_name ON tag (name COLLATE NOCASE) WHERE archived_at IS NULL;

CREATE UNIQUE INDEX field_name ON field ("on", name) WHERE archived_at IS NULL;

CREATE INDEX view_member ON "view" (member_id);

CREATE UNIQUE INDEX view_name ON "view" ("on", name) WHERE archived_at IS NULL;

CREATE INDEX import_batch_member ON import_batch (member_id);

CREATE INDEX contact_point_contact ON contact_point (contact_id, medium, position);

CREATE INDEX interaction_person_contact ON interaction_person (contact_id) WHERE contact_id IS NOT NULL;

CREATE UNIQUE INDEX interaction_person_interaction ON interaction_person (interaction_id, contact_id, member_id);

CREATE INDEX interaction_person_member ON interaction_person (member_id) WHERE member_id IS NOT NULL;

CREATE INDEX opportunity_line_opportunity ON opportunity_line (opportunity_id);

CREATE INDEX opportunity_line_product ON opportunity_line (product_id);

CREATE INDEX stage_move_opportunity ON stage_move (opportunity_id, at);

CREATE INDEX stage_move_stage ON stage_move (from_stage_id, days);

CREATE INDEX stage_move_to ON stage_move (to_stage_id);

CREATE INDEX complaint_event_complaint ON complaint_event (complaint_id, at);

CREATE INDEX order_line_order ON order_line (order_id);

CREATE INDEX order_line_product ON order_line (product_id);

CREATE UNIQUE INDEX tagging_client_id ON tagging (client_id, tag_id) WHERE client_id IS NOT NULL;

CREATE UNIQUE INDEX tagging_complaint_id ON tagging (complaint_id, tag_id) WHERE complaint_id IS NOT NULL;

CREATE UNIQUE INDEX tagging_contact_id ON tagging (contact_id, tag_id) WHERE contact_id IS NOT NULL;

CREATE UNIQUE INDEX tagging_interaction_id ON tagging (interaction_id, tag_id) WHERE interaction_id IS NOT NULL;

CREATE UNIQUE INDEX tagging_opportunity_id ON tagging (opportunity_id, tag_id) WHERE opportunity_id IS NOT NULL;

CREATE INDEX tagging_tag ON tagging (tag_id);

CREATE UNIQUE INDEX tagging_task_id ON tagging (task_id, tag_id) WHERE task_id IS NOT NULL;

CREATE UNIQUE INDEX field_value_client_id ON field_value (client_id, field_id) WHERE client_id IS NOT NULL;

CREATE UNIQUE INDEX field_value_complaint_id ON field_value (complaint_id, field_id) WHERE complaint_id IS NOT NULL;

CREATE UNIQUE INDEX field_value_contact_id ON field_value (contact_id, field_id) WHERE contact_id IS NOT NULL;

CREATE INDEX field_value_field ON field_value (field_id);

CREATE UNIQUE INDEX field_value_opportunity_id ON field_value (opportunity_id, field_id) WHERE opportunity_id IS NOT NULL;

CREATE UNIQUE INDEX setting_name ON setting (name);

CREATE UNIQUE INDEX import_mapping_name ON import_mapping ("on", name) WHERE name <> '';

CREATE INDEX journal_row ON journal (tbl, row);

CREATE INDEX journal_txn ON journal (txn);

CREATE INDEX txn_undoes ON txn (undoes) WHERE undoes IS NOT NULL;

CREATE INDEX lookup_row ON lookup (tbl, row);

