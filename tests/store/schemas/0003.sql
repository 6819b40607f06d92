PRAGMA application_id=1129467220;
PRAGMA user_version=3;
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
CREATE VIRTUAL TABLE trigram USING fts5(name, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1');
CREATE TABLE digest (tbl TEXT NOT NULL, row INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID;
CREATE TABLE claim (reminder TEXT NOT NULL, occurrence TEXT NOT NULL, target TEXT NOT NULL, claimed_at TEXT NOT NULL, sent_at TEXT, failed TEXT, PRIMARY KEY (reminder, occurrence, target)) STRICT, WITHOUT ROWID;
INSERT INTO "field" ("id","version","archived_at","on","name","title","kind","choices","required","help","position") VALUES (1,1,NULL,'client','plant','Plant','text',NULL,0,NULL,0);
INSERT INTO "import_mapping" ("id","version","name","on","options") VALUES (1,1,'agency','client','--map Firma=name');
INSERT INTO "member" ("id","version","archived_at","name","login","email","role","department","manager_id","territory","skills","hourly_cost","currency","working_hours","zone","note") VALUES (1,1,NULL,'ann','ann',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Asia/Shanghai',NULL);
INSERT INTO "member" ("id","version","archived_at","name","login","email","role","department","manager_id","territory","skills","hourly_cost","currency","working_hours","zone","note") VALUES (2,1,NULL,'Bo','bo',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,'Asia/Shanghai',NULL);
INSERT INTO "pipeline" ("id","version","archived_at","name","position") VALUES (1,1,NULL,'Sales',1);
INSERT INTO "product" ("id","version","archived_at","name","series","list_price","cost","currency","note") VALUES (1,1,NULL,'GTX Pro','GTX',482100,NULL,'CNY',NULL);
INSERT INTO "setting" ("id","version","name","value") VALUES (1,1,'currency','CNY');
INSERT INTO "tag" ("id","version","archived_at","name","note") VALUES (1,1,NULL,'vip',NULL);
INSERT INTO "tag" ("id","version","archived_at","name","note") VALUES (2,1,NULL,'价格',NULL);
INSERT INTO "client" ("id","version","archived_at","name","alias","parent_id","industry","website","phone","email","address","city","country","employees","annual_revenue","currency","founded_year","tier","grade","owner_id","territory","touch_days","note","last_touch") VALUES (1,3,NULL,'Haier',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Qingdao',NULL,NULL,125000000,'CNY',NULL,'key',NULL,1,NULL,NULL,NULL,'2026-02-20 03:00:00.000000');
INSERT INTO "client" ("id","version","archived_at","name","alias","parent_id","industry","website","phone","email","address","city","country","employees","annual_revenue","currency","founded_year","tier","grade","owner_id","territory","touch_days","note","last_touch") VALUES (2,3,NULL,'海尔智家',NULL,1,NULL,NULL,NULL,NULL,NULL,'青岛',NULL,NULL,NULL,NULL,NULL,'regular',NULL,2,NULL,NULL,NULL,'2026-02-21 03:00:00.000000');
INSERT INTO "client" ("id","version","archived_at","name","alias","parent_id","industry","website","phone","email","address","city","country","employees","annual_revenue","currency","founded_year","tier","grade","owner_id","territory","touch_days","note","last_touch") VALUES (3,1,NULL,'Midea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Foshan',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL);
INSERT INTO "import_batch" ("id","version","archived_at","at","file","on","member_id","encoding","read","created","updated","unchanged","skipped","rejected") VALUES (1,1,NULL,'2026-03-01 00:00:00.000000','clients.csv','client',1,NULL,3,3,0,0,0,0);
INSERT INTO "stage" ("id","version","archived_at","name","pipeline_id","position","kind","probability","rot_days","exit_criteria") VALUES (1,1,NULL,'Found',1,1,'open',10,30,NULL);
INSERT INTO "stage" ("id","version","archived_at","name","pipeline_id","position","kind","probability","rot_days","exit_criteria") VALUES (2,1,NULL,'Planned',1,2,'open',20,30,NULL);
INSERT INTO "stage" ("id","version","archived_at","name","pipeline_id","position","kind","probability","rot_days","exit_criteria") VALUES (3,1,NULL,'Acting',1,3,'open',30,45,NULL);
INSERT INTO "stage" ("id","version","archived_at","name","pipeline_id","position","kind","probability","rot_days","exit_criteria") VALUES (4,1,NULL,'Tracking',1,4,'open',50,45,NULL);
INSERT INTO "stage" ("id","version","archived_at","name","pipeline_id","position","kind","probability","rot_days","exit_criteria") VALUES (5,1,NULL,'Quoted',1,5,'open',70,30,NULL);
INSERT INTO "stage" ("id","version","archived_at","name","pipeline_id","position","kind","probability","rot_days","exit_criteria") VALUES (6,1,NULL,'Answered',1,6,'open',85,21,NULL);
INSERT INTO "stage" ("id","version","archived_at","name","pipeline_id","position","kind","probability","rot_days","exit_criteria") VALUES (7,1,NULL,'Won',1,7,'won',100,NULL,NULL);
INSERT INTO "stage" ("id","version","archived_at","name","pipeline_id","position","kind","probability","rot_days","exit_criteria") VALUES (8,1,NULL,'Lost',1,8,'lost',0,NULL,NULL);
INSERT INTO "view" ("id","version","archived_at","name","on","filter","sort","columns","member_id") VALUES (1,1,NULL,'Mine','client','owner=me',NULL,NULL,1);
INSERT INTO "contact" ("id","version","archived_at","name","alias","client_id","title","department","form_of_address","birthday","birthday_next","touch_days","note","last_touch") VALUES (1,3,NULL,'Wang Min',NULL,1,'Buyer',NULL,NULL,'1980-05-04',NULL,NULL,NULL,'2026-02-20 03:00:00.000000');
INSERT INTO "contact" ("id","version","archived_at","name","alias","client_id","title","department","form_of_address","birthday","birthday_next","touch_days","note","last_touch") VALUES (2,2,NULL,'李雷',NULL,2,NULL,NULL,NULL,'--02-29',NULL,NULL,NULL,'2026-02-21 03:00:00.000000');
INSERT INTO "contact" ("id","version","archived_at","name","alias","client_id","title","department","form_of_address","birthday","birthday_next","touch_days","note","last_touch") VALUES (3,1,NULL,'Sue',NULL,NULL,'Adviser',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "plan" ("id","version","archived_at","title","client_id","owner_id","status","summary","situation","vision","strategy") VALUES (1,1,NULL,'Haier 2026',1,1,'draft',NULL,NULL,'first supplier',NULL);
INSERT INTO "complaint" ("id","version","archived_at","client_id","contact_id","opened_at","channel","product_id","category","kind","severity","summary","remedy_sought","status","owner_id","acknowledged_at","answered_at","resolved_at","closed_at","cause","resolution","prevention","cost","currency","respond_by","resolve_by") VALUES (1,1,NULL,1,1,'2026-02-20 03:00:00.000000',NULL,1,NULL,'complaint','medium','two units arrived dented',NULL,'acknowledged',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "contact_point" ("id","version","contact_id","medium","kind","value","position") VALUES (1,1,1,'email','work','wang@haier.example',0);
INSERT INTO "contact_point" ("id","version","contact_id","medium","kind","value","position") VALUES (2,1,1,'phone','work','+8653288886666',0);
INSERT INTO "contact_point" ("id","version","contact_id","medium","kind","value","position") VALUES (3,1,2,'messenger','work','lilei88',0);
INSERT INTO "link" ("id","version","archived_at","contact_id","relation","other_id","member_id","strength","note") VALUES (1,1,NULL,1,'reports_to',2,NULL,3,NULL);
INSERT INTO "link" ("id","version","archived_at","contact_id","relation","other_id","member_id","strength","note") VALUES (2,1,NULL,3,'knows',NULL,2,NULL,NULL);
INSERT INTO "objective" ("id","version","archived_at","title","plan_id","target","unit","current","due","owner_id","note") VALUES (1,1,NULL,'sell',1,400,'units',NULL,'2026-12-31',NULL,NULL);
INSERT INTO "opportunity" ("id","version","archived_at","name","client_id","contact_id","owner_id","product_id","stage_id","amount","currency","probability","opened_on","expected_close","closed_on","reason","note","staged_on") VALUES (1,1,NULL,'200 freezers',1,1,1,NULL,2,120000000,'CNY',NULL,'2026-01-05',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "opportunity" ("id","version","archived_at","name","client_id","contact_id","owner_id","product_id","stage_id","amount","currency","probability","opened_on","expected_close","closed_on","reason","note","staged_on") VALUES (2,2,NULL,'Trial',2,NULL,2,NULL,7,5000000,'CNY',NULL,'2026-01-09',NULL,'2026-02-10','price',NULL,NULL);
INSERT INTO "complaint_event" ("id","version","complaint_id","at","member_id","from_status","to_status","note") VALUES (1,1,1,'2026-02-20 04:00:00.000000',1,NULL,'acknowledged',NULL);
INSERT INTO "field_value" ("id","version","field_id","client_id","contact_id","opportunity_id","complaint_id","value") VALUES (1,1,1,1,NULL,NULL,NULL,'north');
INSERT INTO "interaction" ("id","version","archived_at","at","channel","direction","minutes","cost","currency","summary","outcome","sentiment","exchange","client_id","member_id","opportunity_id","complaint_id") VALUES (1,4,NULL,'2026-02-01 02:00:00.000000','call',NULL,30,NULL,NULL,'wants 200 units',NULL,NULL,NULL,1,1,NULL,NULL);
INSERT INTO "interaction" ("id","version","archived_at","at","channel","direction","minutes","cost","currency","summary","outcome","sentiment","exchange","client_id","member_id","opportunity_id","complaint_id") VALUES (2,2,NULL,'2026-02-20 03:00:00.000000','call',NULL,10,NULL,NULL,'units arrived dented',NULL,NULL,NULL,1,2,NULL,1);
INSERT INTO "interaction" ("id","version","archived_at","at","channel","direction","minutes","cost","currency","summary","outcome","sentiment","exchange","client_id","member_id","opportunity_id","complaint_id") VALUES (3,2,NULL,'2026-02-21 03:00:00.000000','visit',NULL,NULL,NULL,NULL,'要200台',NULL,NULL,NULL,2,2,NULL,NULL);
INSERT INTO "opportunity_line" ("id","version","opportunity_id","product_id","quantity","price","currency","note") VALUES (1,1,1,1,200,600000,'CNY',NULL);
INSERT INTO "sales_order" ("id","version","archived_at","number","client_id","opportunity_id","ordered_on","amount","cost","currency","note") VALUES (1,1,NULL,'A-1',2,2,'2026-02-10',5000000,NULL,'CNY',NULL);
INSERT INTO "stage_move" ("id","version","opportunity_id","from_stage_id","to_stage_id","at","member_id","days","note") VALUES (1,1,1,1,2,'2026-01-20 09:00:00.000000',1,15,NULL);
INSERT INTO "interaction_person" ("id","version","interaction_id","contact_id","member_id") VALUES (1,1,1,1,NULL);
INSERT INTO "interaction_person" ("id","version","interaction_id","contact_id","member_id") VALUES (2,1,2,1,NULL);
INSERT INTO "interaction_person" ("id","version","interaction_id","contact_id","member_id") VALUES (3,1,3,2,NULL);
INSERT INTO "interaction_person" ("id","version","interaction_id","contact_id","member_id") VALUES (4,1,1,NULL,2);
INSERT INTO "order_line" ("id","version","order_id","product_id","quantity","price","cost","currency","note") VALUES (1,1,1,1,8,NULL,NULL,NULL,NULL);
INSERT INTO "task" ("id","version","archived_at","title","client_id","contact_id","opportunity_id","complaint_id","interaction_id","plan_id","objective_id","owner_id","start","due","time","zone","promise","rule","snoozed_until","done_at","note") VALUES (1,1,NULL,'send the sample',1,1,NULL,NULL,1,NULL,1,1,NULL,'2026-03-06',NULL,NULL,'ours',NULL,NULL,NULL,NULL);
INSERT INTO "task" ("id","version","archived_at","title","client_id","contact_id","opportunity_id","complaint_id","interaction_id","plan_id","objective_id","owner_id","start","due","time","zone","promise","rule","snoozed_until","done_at","note") VALUES (2,1,NULL,'寄样品',2,2,NULL,NULL,3,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "tagging" ("id","version","tag_id","client_id","contact_id","interaction_id","opportunity_id","complaint_id","task_id") VALUES (1,1,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "tagging" ("id","version","tag_id","client_id","contact_id","interaction_id","opportunity_id","complaint_id","task_id") VALUES (2,1,1,2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "tagging" ("id","version","tag_id","client_id","contact_id","interaction_id","opportunity_id","complaint_id","task_id") VALUES (3,1,2,NULL,NULL,1,NULL,NULL,NULL);
INSERT INTO "meta" ("key","value") VALUES ('created','2026-11-23 03:15:50.502184');
INSERT INTO "txn" ("id","at","member_id","source","command","undoes","open") VALUES (1,'2026-11-23 03:15:50.502184',1,'cli','crm init',NULL,NULL);
INSERT INTO "txn" ("id","at","member_id","source","command","undoes","open") VALUES (2,'2026-03-02 08:00:00.000000',1,'script','sample rows',NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (1,1,'member',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (10,1,'stage',7,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (11,1,'stage',8,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (12,2,'member',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (13,2,'client',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (14,2,'client',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (15,2,'client',3,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (16,2,'client',2,'u','parent_id',NULL,1);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (17,2,'contact',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (18,2,'contact',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (19,2,'contact',3,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (2,1,'setting',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (20,2,'contact_point',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (21,2,'contact_point',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (22,2,'contact_point',3,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (23,2,'link',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (24,2,'link',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (25,2,'product',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (26,2,'opportunity',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (27,2,'opportunity',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (28,2,'opportunity',2,'u','closed_on',NULL,'2026-02-10');
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (29,2,'opportunity',2,'u','reason',NULL,'price');
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (3,1,'pipeline',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (30,2,'opportunity_line',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (31,2,'stage_move',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (32,2,'sales_order',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (33,2,'order_line',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (34,2,'complaint',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (35,2,'complaint_event',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (36,2,'interaction',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (37,2,'interaction',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (38,2,'interaction',3,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (39,2,'interaction_person',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (4,1,'stage',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (40,2,'interaction_person',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (41,2,'interaction_person',3,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (42,2,'interaction_person',4,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (43,2,'plan',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (44,2,'objective',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (45,2,'task',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (46,2,'task',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (47,2,'tag',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (48,2,'tag',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (49,2,'tagging',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (5,1,'stage',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (50,2,'tagging',2,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (51,2,'tagging',3,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (52,2,'field',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (53,2,'field_value',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (54,2,'view',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (55,2,'import_batch',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (56,2,'import_mapping',1,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (6,1,'stage',3,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (7,1,'stage',4,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (8,1,'stage',5,'i',NULL,NULL,NULL);
INSERT INTO "journal" ("id","txn","tbl","row","op","col","before","after") VALUES (9,1,'stage',6,'i',NULL,NULL,NULL);
INSERT INTO "pending" ("tbl","row") VALUES ('client',1);
INSERT INTO "pending" ("tbl","row") VALUES ('client',2);
INSERT INTO "pending" ("tbl","row") VALUES ('client',3);
INSERT INTO "pending" ("tbl","row") VALUES ('complaint',1);
INSERT INTO "pending" ("tbl","row") VALUES ('contact',1);
INSERT INTO "pending" ("tbl","row") VALUES ('contact',2);
INSERT INTO "pending" ("tbl","row") VALUES ('contact',3);
INSERT INTO "pending" ("tbl","row") VALUES ('field',1);
INSERT INTO "pending" ("tbl","row") VALUES ('import_batch',1);
INSERT INTO "pending" ("tbl","row") VALUES ('interaction',1);
INSERT INTO "pending" ("tbl","row") VALUES ('interaction',2);
INSERT INTO "pending" ("tbl","row") VALUES ('interaction',3);
INSERT INTO "pending" ("tbl","row") VALUES ('member',1);
INSERT INTO "pending" ("tbl","row") VALUES ('member',2);
INSERT INTO "pending" ("tbl","row") VALUES ('objective',1);
INSERT INTO "pending" ("tbl","row") VALUES ('opportunity',1);
INSERT INTO "pending" ("tbl","row") VALUES ('opportunity',2);
INSERT INTO "pending" ("tbl","row") VALUES ('pipeline',1);
INSERT INTO "pending" ("tbl","row") VALUES ('plan',1);
INSERT INTO "pending" ("tbl","row") VALUES ('product',1);
INSERT INTO "pending" ("tbl","row") VALUES ('sales_order',1);
INSERT INTO "pending" ("tbl","row") VALUES ('stage',1);
INSERT INTO "pending" ("tbl","row") VALUES ('stage',2);
INSERT INTO "pending" ("tbl","row") VALUES ('stage',3);
INSERT INTO "pending" ("tbl","row") VALUES ('stage',4);
INSERT INTO "pending" ("tbl","row") VALUES ('stage',5);
INSERT INTO "pending" ("tbl","row") VALUES ('stage',6);
INSERT INTO "pending" ("tbl","row") VALUES ('stage',7);
INSERT INTO "pending" ("tbl","row") VALUES ('stage',8);
INSERT INTO "pending" ("tbl","row") VALUES ('tag',1);
INSERT INTO "pending" ("tbl","row") VALUES ('tag',2);
INSERT INTO "pending" ("tbl","row") VALUES ('task',1);
INSERT INTO "pending" ("tbl","row") VALUES ('task',2);
INSERT INTO "pending" ("tbl","row") VALUES ('view',1);
DELETE FROM sqlite_sequence;
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('client',3);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('complaint',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('complaint_event',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('contact',3);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('contact_point',3);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('field',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('field_value',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('import_batch',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('import_mapping',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('interaction',3);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('interaction_person',4);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('journal',56);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('link',2);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('member',2);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('objective',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('opportunity',2);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('opportunity_line',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('order_line',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('pipeline',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('plan',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('product',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('sales_order',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('setting',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('stage',8);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('stage_move',1);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('tag',2);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('tagging',3);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('task',2);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('txn',2);
INSERT INTO "sqlite_sequence" ("name","seq") VALUES ('view',1);
CREATE UNIQUE INDEX member_login ON member (login) WHERE archived_at IS NULL;
CREATE INDEX member_manager ON member (manager_id);
CREATE INDEX client_last_touch ON client (tier, last_touch) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX client_name ON client (name) WHERE archived_at IS NULL;
CREATE INDEX client_owner ON client (owner_id);
CREATE INDEX client_parent ON client (parent_id);
CREATE INDEX client_touch_days ON client (last_touch) WHERE touch_days IS NOT NULL;
CREATE INDEX client_touched ON client (last_touch) WHERE archived_at IS NULL;
CREATE INDEX contact_birthday ON contact (birthday_next) WHERE birthday_next IS NOT NULL;
CREATE INDEX contact_birthday_unknown ON contact (birthday) WHERE birthday IS NOT NULL AND birthday_next IS NULL;
CREATE INDEX contact_client ON contact (client_id);
CREATE INDEX contact_name ON contact (name);
CREATE INDEX contact_touch_days ON contact (last_touch) WHERE touch_days IS NOT NULL;
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
CREATE INDEX opportunity_contact ON opportunity (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX opportunity_owner ON opportunity (owner_id);
CREATE INDEX opportunity_product ON opportunity (product_id);
CREATE INDEX opportunity_stage ON opportunity (stage_id, archived_at, expected_close, amount, currency, probability, opened_on, owner_id, product_id, client_id);
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
CREATE UNIQUE INDEX interaction_person_contact_id ON interaction_person (contact_id, interaction_id) WHERE contact_id IS NOT NULL;
CREATE INDEX interaction_person_interaction ON interaction_person (interaction_id);
CREATE UNIQUE INDEX interaction_person_member_id ON interaction_person (member_id, interaction_id) WHERE member_id IS NOT NULL;
CREATE INDEX opportunity_line_opportunity ON opportunity_line (opportunity_id);
CREATE INDEX opportunity_line_product ON opportunity_line (product_id);
CREATE INDEX stage_move_member ON stage_move (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX stage_move_opportunity ON stage_move (opportunity_id, at, id, to_stage_id, days);
CREATE INDEX stage_move_stage ON stage_move (from_stage_id, to_stage_id, days, opportunity_id, at);
CREATE INDEX stage_move_to ON stage_move (to_stage_id);
CREATE INDEX complaint_event_complaint ON complaint_event (complaint_id, at);
CREATE INDEX complaint_event_member ON complaint_event (member_id) WHERE member_id IS NOT NULL;
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
CREATE TRIGGER "member_i" AFTER INSERT ON member BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'member',new.id,'i');INSERT INTO pending SELECT 'member',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='member' AND row=new.id); END;
CREATE TRIGGER "member_u" AFTER UPDATE OF archived_at,name,login,email,role,department,manager_id,territory,skills,hourly_cost,currency,working_hours,zone,note ON member BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'member',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('login',old.login,new.login),('email',old.email,new.email),('role',old.role,new.role),('department',old.department,new.department),('manager_id',old.manager_id,new.manager_id),('territory',old.territory,new.territory),('skills',old.skills,new.skills),('hourly_cost',old.hourly_cost,new.hourly_cost),('currency',old.currency,new.currency),('working_hours',old.working_hours,new.working_hours),('zone',old.zone,new.zone),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE member SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'member',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='member' AND row=new.id); END;
CREATE TRIGGER "member_d" AFTER DELETE ON member BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'member',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('login',old.login),('email',old.email),('role',old.role),('department',old.department),('manager_id',old.manager_id),('territory',old.territory),('skills',old.skills),('hourly_cost',old.hourly_cost),('currency',old.currency),('working_hours',old.working_hours),('zone',old.zone),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'member',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='member' AND row=old.id); END;
CREATE TRIGGER "client_i" AFTER INSERT ON client BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'client',new.id,'i');INSERT INTO pending SELECT 'client',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='client' AND row=new.id); END;
CREATE TRIGGER "client_u" AFTER UPDATE OF archived_at,name,alias,parent_id,industry,website,phone,email,address,city,country,employees,annual_revenue,currency,founded_year,tier,grade,owner_id,territory,touch_days,note ON client BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'client',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('alias',old.alias,new.alias),('parent_id',old.parent_id,new.parent_id),('industry',old.industry,new.industry),('website',old.website,new.website),('phone',old.phone,new.phone),('email',old.email,new.email),('address',old.address,new.address),('city',old.city,new.city),('country',old.country,new.country),('employees',old.employees,new.employees),('annual_revenue',old.annual_revenue,new.annual_revenue),('currency',old.currency,new.currency),('founded_year',old.founded_year,new.founded_year),('tier',old.tier,new.tier),('grade',old.grade,new.grade),('owner_id',old.owner_id,new.owner_id),('territory',old.territory,new.territory),('touch_days',old.touch_days,new.touch_days),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE client SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'client',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='client' AND row=new.id); END;
CREATE TRIGGER "client_d" AFTER DELETE ON client BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'client',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('alias',old.alias),('parent_id',old.parent_id),('industry',old.industry),('website',old.website),('phone',old.phone),('email',old.email),('address',old.address),('city',old.city),('country',old.country),('employees',old.employees),('annual_revenue',old.annual_revenue),('currency',old.currency),('founded_year',old.founded_year),('tier',old.tier),('grade',old.grade),('owner_id',old.owner_id),('territory',old.territory),('touch_days',old.touch_days),('note',old.note),('last_touch',old.last_touch))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'client',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='client' AND row=old.id); END;
CREATE TRIGGER "contact_i" AFTER INSERT ON contact BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'contact',new.id,'i');INSERT INTO pending SELECT 'contact',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='contact' AND row=new.id); END;
CREATE TRIGGER "contact_u" AFTER UPDATE OF archived_at,name,alias,client_id,title,department,form_of_address,birthday,touch_days,note ON contact BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'contact',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('alias',old.alias,new.alias),('client_id',old.client_id,new.client_id),('title',old.title,new.title),('department',old.department,new.department),('form_of_address',old.form_of_address,new.form_of_address),('birthday',old.birthday,new.birthday),('touch_days',old.touch_days,new.touch_days),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE contact SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'contact',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='contact' AND row=new.id); END;
CREATE TRIGGER "contact_d" AFTER DELETE ON contact BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'contact',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('alias',old.alias),('client_id',old.client_id),('title',old.title),('department',old.department),('form_of_address',old.form_of_address),('birthday',old.birthday),('birthday_next',old.birthday_next),('touch_days',old.touch_days),('note',old.note),('last_touch',old.last_touch))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'contact',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='contact' AND row=old.id); END;
CREATE TRIGGER "link_i" AFTER INSERT ON link BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'link',new.id,'i'); END;
CREATE TRIGGER "link_u" AFTER UPDATE OF archived_at,contact_id,relation,other_id,member_id,strength,note ON link BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'link',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('contact_id',old.contact_id,new.contact_id),('relation',old.relation,new.relation),('other_id',old.other_id,new.other_id),('member_id',old.member_id,new.member_id),('strength',old.strength,new.strength),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE link SET version=old.version+1 WHERE id=new.id AND changes()>0; END;
CREATE TRIGGER "link_d" AFTER DELETE ON link BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'link',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('contact_id',old.contact_id),('relation',old.relation),('other_id',old.other_id),('member_id',old.member_id),('strength',old.strength),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL; END;
CREATE TRIGGER "interaction_i" AFTER INSERT ON interaction BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'interaction',new.id,'i');INSERT INTO pending SELECT 'interaction',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='interaction' AND row=new.id); END;
CREATE TRIGGER "interaction_u" AFTER UPDATE OF archived_at,at,channel,direction,minutes,cost,currency,summary,outcome,sentiment,exchange,client_id,member_id,opportunity_id,complaint_id ON interaction BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'interaction',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('at',old.at,new.at),('channel',old.channel,new.channel),('direction',old.direction,new.direction),('minutes',old.minutes,new.minutes),('cost',old.cost,new.cost),('currency',old.currency,new.currency),('summary',old.summary,new.summary),('outcome',old.outcome,new.outcome),('sentiment',old.sentiment,new.sentiment),('exchange',old.exchange,new.exchange),('client_id',old.client_id,new.client_id),('member_id',old.member_id,new.member_id),('opportunity_id',old.opportunity_id,new.opportunity_id),('complaint_id',old.complaint_id,new.complaint_id))SELECT*FROM v)WHERE b IS NOT a;UPDATE interaction SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'interaction',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='interaction' AND row=new.id); END;
CREATE TRIGGER "interaction_d" AFTER DELETE ON interaction BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'interaction',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('at',old.at),('channel',old.channel),('direction',old.direction),('minutes',old.minutes),('cost',old.cost),('currency',old.currency),('summary',old.summary),('outcome',old.outcome),('sentiment',old.sentiment),('exchange',old.exchange),('client_id',old.client_id),('member_id',old.member_id),('opportunity_id',old.opportunity_id),('complaint_id',old.complaint_id))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'interaction',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='interaction' AND row=old.id); END;
CREATE TRIGGER "task_i" AFTER INSERT ON task BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'task',new.id,'i');INSERT INTO pending SELECT 'task',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='task' AND row=new.id); END;
CREATE TRIGGER "task_u" AFTER UPDATE OF archived_at,title,client_id,contact_id,opportunity_id,complaint_id,interaction_id,plan_id,objective_id,owner_id,start,due,time,zone,promise,rule,snoozed_until,done_at,note ON task BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'task',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('title',old.title,new.title),('client_id',old.client_id,new.client_id),('contact_id',old.contact_id,new.contact_id),('opportunity_id',old.opportunity_id,new.opportunity_id),('complaint_id',old.complaint_id,new.complaint_id),('interaction_id',old.interaction_id,new.interaction_id),('plan_id',old.plan_id,new.plan_id),('objective_id',old.objective_id,new.objective_id),('owner_id',old.owner_id,new.owner_id),('start',old.start,new.start),('due',old.due,new.due),('time',old.time,new.time),('zone',old.zone,new.zone),('promise',old.promise,new.promise),('rule',old.rule,new.rule),('snoozed_until',old.snoozed_until,new.snoozed_until),('done_at',old.done_at,new.done_at),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE task SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'task',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='task' AND row=new.id); END;
CREATE TRIGGER "task_d" AFTER DELETE ON task BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'task',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('title',old.title),('client_id',old.client_id),('contact_id',old.contact_id),('opportunity_id',old.opportunity_id),('complaint_id',old.complaint_id),('interaction_id',old.interaction_id),('plan_id',old.plan_id),('objective_id',old.objective_id),('owner_id',old.owner_id),('start',old.start),('due',old.due),('time',old.time),('zone',old.zone),('promise',old.promise),('rule',old.rule),('snoozed_until',old.snoozed_until),('done_at',old.done_at),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'task',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='task' AND row=old.id); END;
CREATE TRIGGER "product_i" AFTER INSERT ON product BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'product',new.id,'i');INSERT INTO pending SELECT 'product',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='product' AND row=new.id); END;
CREATE TRIGGER "product_u" AFTER UPDATE OF archived_at,name,series,list_price,cost,currency,note ON product BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'product',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('series',old.series,new.series),('list_price',old.list_price,new.list_price),('cost',old.cost,new.cost),('currency',old.currency,new.currency),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE product SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'product',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='product' AND row=new.id); END;
CREATE TRIGGER "product_d" AFTER DELETE ON product BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'product',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('series',old.series),('list_price',old.list_price),('cost',old.cost),('currency',old.currency),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'product',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='product' AND row=old.id); END;
CREATE TRIGGER "pipeline_i" AFTER INSERT ON pipeline BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'pipeline',new.id,'i');INSERT INTO pending SELECT 'pipeline',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='pipeline' AND row=new.id); END;
CREATE TRIGGER "pipeline_u" AFTER UPDATE OF archived_at,name,position ON pipeline BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'pipeline',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('position',old.position,new.position))SELECT*FROM v)WHERE b IS NOT a;UPDATE pipeline SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'pipeline',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='pipeline' AND row=new.id); END;
CREATE TRIGGER "pipeline_d" AFTER DELETE ON pipeline BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'pipeline',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('position',old.position))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'pipeline',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='pipeline' AND row=old.id); END;
CREATE TRIGGER "stage_i" AFTER INSERT ON stage BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'stage',new.id,'i');INSERT INTO pending SELECT 'stage',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='stage' AND row=new.id); END;
CREATE TRIGGER "stage_u" AFTER UPDATE OF archived_at,name,pipeline_id,position,kind,probability,rot_days,exit_criteria ON stage BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'stage',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('pipeline_id',old.pipeline_id,new.pipeline_id),('position',old.position,new.position),('kind',old.kind,new.kind),('probability',old.probability,new.probability),('rot_days',old.rot_days,new.rot_days),('exit_criteria',old.exit_criteria,new.exit_criteria))SELECT*FROM v)WHERE b IS NOT a;UPDATE stage SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'stage',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='stage' AND row=new.id); END;
CREATE TRIGGER "stage_d" AFTER DELETE ON stage BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'stage',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('pipeline_id',old.pipeline_id),('position',old.position),('kind',old.kind),('probability',old.probability),('rot_days',old.rot_days),('exit_criteria',old.exit_criteria))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'stage',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='stage' AND row=old.id); END;
CREATE TRIGGER "opportunity_i" AFTER INSERT ON opportunity BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'opportunity',new.id,'i');INSERT INTO pending SELECT 'opportunity',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='opportunity' AND row=new.id); END;
CREATE TRIGGER "opportunity_u" AFTER UPDATE OF archived_at,name,client_id,contact_id,owner_id,product_id,stage_id,amount,currency,probability,opened_on,expected_close,closed_on,reason,note,staged_on ON opportunity BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'opportunity',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('client_id',old.client_id,new.client_id),('contact_id',old.contact_id,new.contact_id),('owner_id',old.owner_id,new.owner_id),('product_id',old.product_id,new.product_id),('stage_id',old.stage_id,new.stage_id),('amount',old.amount,new.amount),('currency',old.currency,new.currency),('probability',old.probability,new.probability),('opened_on',old.opened_on,new.opened_on),('expected_close',old.expected_close,new.expected_close),('closed_on',old.closed_on,new.closed_on),('reason',old.reason,new.reason),('note',old.note,new.note),('staged_on',old.staged_on,new.staged_on))SELECT*FROM v)WHERE b IS NOT a;UPDATE opportunity SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'opportunity',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='opportunity' AND row=new.id); END;
CREATE TRIGGER "opportunity_d" AFTER DELETE ON opportunity BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'opportunity',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('client_id',old.client_id),('contact_id',old.contact_id),('owner_id',old.owner_id),('product_id',old.product_id),('stage_id',old.stage_id),('amount',old.amount),('currency',old.currency),('probability',old.probability),('opened_on',old.opened_on),('expected_close',old.expected_close),('closed_on',old.closed_on),('reason',old.reason),('note',old.note),('staged_on',old.staged_on))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'opportunity',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='opportunity' AND row=old.id); END;
CREATE TRIGGER "complaint_i" AFTER INSERT ON complaint BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'complaint',new.id,'i');INSERT INTO pending SELECT 'complaint',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='complaint' AND row=new.id); END;
CREATE TRIGGER "complaint_u" AFTER UPDATE OF archived_at,client_id,contact_id,opened_at,channel,product_id,category,kind,severity,summary,remedy_sought,status,owner_id,acknowledged_at,answered_at,resolved_at,closed_at,cause,resolution,prevention,cost,currency,respond_by,resolve_by ON complaint BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'complaint',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('client_id',old.client_id,new.client_id),('contact_id',old.contact_id,new.contact_id),('opened_at',old.opened_at,new.opened_at),('channel',old.channel,new.channel),('product_id',old.product_id,new.product_id),('category',old.category,new.category),('kind',old.kind,new.kind),('severity',old.severity,new.severity),('summary',old.summary,new.summary),('remedy_sought',old.remedy_sought,new.remedy_sought),('status',old.status,new.status),('owner_id',old.owner_id,new.owner_id),('acknowledged_at',old.acknowledged_at,new.acknowledged_at),('answered_at',old.answered_at,new.answered_at),('resolved_at',old.resolved_at,new.resolved_at),('closed_at',old.closed_at,new.closed_at),('cause',old.cause,new.cause),('resolution',old.resolution,new.resolution),('prevention',old.prevention,new.prevention),('cost',old.cost,new.cost),('currency',old.currency,new.currency),('respond_by',old.respond_by,new.respond_by),('resolve_by',old.resolve_by,new.resolve_by))SELECT*FROM v)WHERE b IS NOT a;UPDATE complaint SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'complaint',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='complaint' AND row=new.id); END;
CREATE TRIGGER "complaint_d" AFTER DELETE ON complaint BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'complaint',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('client_id',old.client_id),('contact_id',old.contact_id),('opened_at',old.opened_at),('channel',old.channel),('product_id',old.product_id),('category',old.category),('kind',old.kind),('severity',old.severity),('summary',old.summary),('remedy_sought',old.remedy_sought),('status',old.status),('owner_id',old.owner_id),('acknowledged_at',old.acknowledged_at),('answered_at',old.answered_at),('resolved_at',old.resolved_at),('closed_at',old.closed_at),('cause',old.cause),('resolution',old.resolution),('prevention',old.prevention),('cost',old.cost),('currency',old.currency),('respond_by',old.respond_by),('resolve_by',old.resolve_by))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'complaint',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='complaint' AND row=old.id); END;
CREATE TRIGGER "sales_order_i" AFTER INSERT ON sales_order BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'sales_order',new.id,'i');INSERT INTO pending SELECT 'sales_order',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='sales_order' AND row=new.id); END;
CREATE TRIGGER "sales_order_u" AFTER UPDATE OF archived_at,number,client_id,opportunity_id,ordered_on,amount,cost,currency,note ON sales_order BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'sales_order',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('number',old.number,new.number),('client_id',old.client_id,new.client_id),('opportunity_id',old.opportunity_id,new.opportunity_id),('ordered_on',old.ordered_on,new.ordered_on),('amount',old.amount,new.amount),('cost',old.cost,new.cost),('currency',old.currency,new.currency),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE sales_order SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'sales_order',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='sales_order' AND row=new.id); END;
CREATE TRIGGER "sales_order_d" AFTER DELETE ON sales_order BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'sales_order',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('number',old.number),('client_id',old.client_id),('opportunity_id',old.opportunity_id),('ordered_on',old.ordered_on),('amount',old.amount),('cost',old.cost),('currency',old.currency),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'sales_order',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='sales_order' AND row=old.id); END;
CREATE TRIGGER "plan_i" AFTER INSERT ON plan BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'plan',new.id,'i');INSERT INTO pending SELECT 'plan',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='plan' AND row=new.id); END;
CREATE TRIGGER "plan_u" AFTER UPDATE OF archived_at,title,client_id,owner_id,status,summary,situation,vision,strategy ON plan BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'plan',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('title',old.title,new.title),('client_id',old.client_id,new.client_id),('owner_id',old.owner_id,new.owner_id),('status',old.status,new.status),('summary',old.summary,new.summary),('situation',old.situation,new.situation),('vision',old.vision,new.vision),('strategy',old.strategy,new.strategy))SELECT*FROM v)WHERE b IS NOT a;UPDATE plan SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'plan',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='plan' AND row=new.id); END;
CREATE TRIGGER "plan_d" AFTER DELETE ON plan BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'plan',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('title',old.title),('client_id',old.client_id),('owner_id',old.owner_id),('status',old.status),('summary',old.summary),('situation',old.situation),('vision',old.vision),('strategy',old.strategy))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'plan',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='plan' AND row=old.id); END;
CREATE TRIGGER "objective_i" AFTER INSERT ON objective BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'objective',new.id,'i');INSERT INTO pending SELECT 'objective',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='objective' AND row=new.id); END;
CREATE TRIGGER "objective_u" AFTER UPDATE OF archived_at,title,plan_id,target,unit,current,due,owner_id,note ON objective BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'objective',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('title',old.title,new.title),('plan_id',old.plan_id,new.plan_id),('target',old.target,new.target),('unit',old.unit,new.unit),('current',old.current,new.current),('due',old.due,new.due),('owner_id',old.owner_id,new.owner_id),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE objective SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'objective',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='objective' AND row=new.id); END;
CREATE TRIGGER "objective_d" AFTER DELETE ON objective BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'objective',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('title',old.title),('plan_id',old.plan_id),('target',old.target),('unit',old.unit),('current',old.current),('due',old.due),('owner_id',old.owner_id),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'objective',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='objective' AND row=old.id); END;
CREATE TRIGGER "tag_i" AFTER INSERT ON tag BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'tag',new.id,'i');INSERT INTO pending SELECT 'tag',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='tag' AND row=new.id); END;
CREATE TRIGGER "tag_u" AFTER UPDATE OF archived_at,name,note ON tag BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'tag',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE tag SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'tag',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='tag' AND row=new.id); END;
CREATE TRIGGER "tag_d" AFTER DELETE ON tag BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'tag',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'tag',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='tag' AND row=old.id); END;
CREATE TRIGGER "field_i" AFTER INSERT ON field BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'field',new.id,'i');INSERT INTO pending SELECT 'field',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='field' AND row=new.id); END;
CREATE TRIGGER "field_u" AFTER UPDATE OF archived_at,"on",name,title,kind,choices,required,help,position ON field BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'field',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('on',old."on",new."on"),('name',old.name,new.name),('title',old.title,new.title),('kind',old.kind,new.kind),('choices',old.choices,new.choices),('required',old.required,new.required),('help',old.help,new.help),('position',old.position,new.position))SELECT*FROM v)WHERE b IS NOT a;UPDATE field SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'field',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='field' AND row=new.id); END;
CREATE TRIGGER "field_d" AFTER DELETE ON field BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'field',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('on',old."on"),('name',old.name),('title',old.title),('kind',old.kind),('choices',old.choices),('required',old.required),('help',old.help),('position',old.position))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'field',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='field' AND row=old.id); END;
CREATE TRIGGER "view_i" AFTER INSERT ON view BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'view',new.id,'i');INSERT INTO pending SELECT 'view',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='view' AND row=new.id); END;
CREATE TRIGGER "view_u" AFTER UPDATE OF archived_at,name,"on",filter,sort,columns,member_id ON view BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'view',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('name',old.name,new.name),('on',old."on",new."on"),('filter',old.filter,new.filter),('sort',old.sort,new.sort),('columns',old.columns,new.columns),('member_id',old.member_id,new.member_id))SELECT*FROM v)WHERE b IS NOT a;UPDATE view SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'view',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='view' AND row=new.id); END;
CREATE TRIGGER "view_d" AFTER DELETE ON view BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'view',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('name',old.name),('on',old."on"),('filter',old.filter),('sort',old.sort),('columns',old.columns),('member_id',old.member_id))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'view',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='view' AND row=old.id); END;
CREATE TRIGGER "import_batch_i" AFTER INSERT ON import_batch BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'import_batch',new.id,'i');INSERT INTO pending SELECT 'import_batch',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='import_batch' AND row=new.id); END;
CREATE TRIGGER "import_batch_u" AFTER UPDATE OF archived_at,at,file,"on",member_id,encoding,read,created,updated,unchanged,skipped,rejected ON import_batch BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'import_batch',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('archived_at',old.archived_at,new.archived_at),('at',old.at,new.at),('file',old.file,new.file),('on',old."on",new."on"),('member_id',old.member_id,new.member_id),('encoding',old.encoding,new.encoding),('read',old.read,new.read),('created',old.created,new.created),('updated',old.updated,new.updated),('unchanged',old.unchanged,new.unchanged),('skipped',old.skipped,new.skipped),('rejected',old.rejected,new.rejected))SELECT*FROM v)WHERE b IS NOT a;UPDATE import_batch SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'import_batch',new.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='import_batch' AND row=new.id); END;
CREATE TRIGGER "import_batch_d" AFTER DELETE ON import_batch BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'import_batch',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('archived_at',old.archived_at),('at',old.at),('file',old.file),('on',old."on"),('member_id',old.member_id),('encoding',old.encoding),('read',old.read),('created',old.created),('updated',old.updated),('unchanged',old.unchanged),('skipped',old.skipped),('rejected',old.rejected))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'import_batch',old.id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='import_batch' AND row=old.id); END;
CREATE TRIGGER "contact_point_i" AFTER INSERT ON contact_point BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'contact_point',new.id,'i');INSERT INTO pending SELECT 'contact',new.contact_id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='contact' AND row=new.contact_id);UPDATE contact SET version=version+1 WHERE id=new.contact_id; END;
CREATE TRIGGER "contact_point_u" AFTER UPDATE OF contact_id,medium,kind,value,position ON contact_point BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'contact_point',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('contact_id',old.contact_id,new.contact_id),('medium',old.medium,new.medium),('kind',old.kind,new.kind),('value',old.value,new.value),('position',old.position,new.position))SELECT*FROM v)WHERE b IS NOT a;UPDATE contact_point SET version=old.version+1 WHERE id=new.id AND changes()>0;INSERT INTO pending SELECT 'contact',new.contact_id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='contact' AND row=new.contact_id);INSERT INTO pending SELECT 'contact',old.contact_id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='contact' AND row=old.contact_id);UPDATE contact SET version=version+1 WHERE id=new.contact_id;UPDATE contact SET version=version+1 WHERE id=old.contact_id AND old.contact_id IS NOT new.contact_id; END;
CREATE TRIGGER "contact_point_d" AFTER DELETE ON contact_point BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'contact_point',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('contact_id',old.contact_id),('medium',old.medium),('kind',old.kind),('value',old.value),('position',old.position))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;INSERT INTO pending SELECT 'contact',old.contact_id WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='contact' AND row=old.contact_id);UPDATE contact SET version=version+1 WHERE id=old.contact_id; END;
CREATE TRIGGER "interaction_person_i" AFTER INSERT ON interaction_person BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'interaction_person',new.id,'i');UPDATE interaction SET version=version+1 WHERE id=new.interaction_id; END;
CREATE TRIGGER "interaction_person_u" AFTER UPDATE OF interaction_id,contact_id,member_id ON interaction_person BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'interaction_person',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('interaction_id',old.interaction_id,new.interaction_id),('contact_id',old.contact_id,new.contact_id),('member_id',old.member_id,new.member_id))SELECT*FROM v)WHERE b IS NOT a;UPDATE interaction_person SET version=old.version+1 WHERE id=new.id AND changes()>0;UPDATE interaction SET version=version+1 WHERE id=new.interaction_id;UPDATE interaction SET version=version+1 WHERE id=old.interaction_id AND old.interaction_id IS NOT new.interaction_id; END;
CREATE TRIGGER "interaction_person_d" AFTER DELETE ON interaction_person BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'interaction_person',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('interaction_id',old.interaction_id),('contact_id',old.contact_id),('member_id',old.member_id))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;UPDATE interaction SET version=version+1 WHERE id=old.interaction_id; END;
CREATE TRIGGER "opportunity_line_i" AFTER INSERT ON opportunity_line BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'opportunity_line',new.id,'i'); END;
CREATE TRIGGER "opportunity_line_u" AFTER UPDATE OF opportunity_id,product_id,quantity,price,currency,note ON opportunity_line BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'opportunity_line',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('opportunity_id',old.opportunity_id,new.opportunity_id),('product_id',old.product_id,new.product_id),('quantity',old.quantity,new.quantity),('price',old.price,new.price),('currency',old.currency,new.currency),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE opportunity_line SET version=old.version+1 WHERE id=new.id AND changes()>0; END;
CREATE TRIGGER "opportunity_line_d" AFTER DELETE ON opportunity_line BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'opportunity_line',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('opportunity_id',old.opportunity_id),('product_id',old.product_id),('quantity',old.quantity),('price',old.price),('currency',old.currency),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL; END;
CREATE TRIGGER "stage_move_i" AFTER INSERT ON stage_move BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'stage_move',new.id,'i'); END;
CREATE TRIGGER "stage_move_u" AFTER UPDATE OF opportunity_id,from_stage_id,to_stage_id,at,member_id,days,note ON stage_move BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'stage_move',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('opportunity_id',old.opportunity_id,new.opportunity_id),('from_stage_id',old.from_stage_id,new.from_stage_id),('to_stage_id',old.to_stage_id,new.to_stage_id),('at',old.at,new.at),('member_id',old.member_id,new.member_id),('days',old.days,new.days),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE stage_move SET version=old.version+1 WHERE id=new.id AND changes()>0; END;
CREATE TRIGGER "stage_move_d" AFTER DELETE ON stage_move BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'stage_move',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('opportunity_id',old.opportunity_id),('from_stage_id',old.from_stage_id),('to_stage_id',old.to_stage_id),('at',old.at),('member_id',old.member_id),('days',old.days),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL; END;
CREATE TRIGGER "complaint_event_i" AFTER INSERT ON complaint_event BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'complaint_event',new.id,'i'); END;
CREATE TRIGGER "complaint_event_u" AFTER UPDATE OF complaint_id,at,member_id,from_status,to_status,note ON complaint_event BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'complaint_event',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('complaint_id',old.complaint_id,new.complaint_id),('at',old.at,new.at),('member_id',old.member_id,new.member_id),('from_status',old.from_status,new.from_status),('to_status',old.to_status,new.to_status),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE complaint_event SET version=old.version+1 WHERE id=new.id AND changes()>0; END;
CREATE TRIGGER "complaint_event_d" AFTER DELETE ON complaint_event BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'complaint_event',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('complaint_id',old.complaint_id),('at',old.at),('member_id',old.member_id),('from_status',old.from_status),('to_status',old.to_status),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL; END;
CREATE TRIGGER "order_line_i" AFTER INSERT ON order_line BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'order_line',new.id,'i'); END;
CREATE TRIGGER "order_line_u" AFTER UPDATE OF order_id,product_id,quantity,price,cost,currency,note ON order_line BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'order_line',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('order_id',old.order_id,new.order_id),('product_id',old.product_id,new.product_id),('quantity',old.quantity,new.quantity),('price',old.price,new.price),('cost',old.cost,new.cost),('currency',old.currency,new.currency),('note',old.note,new.note))SELECT*FROM v)WHERE b IS NOT a;UPDATE order_line SET version=old.version+1 WHERE id=new.id AND changes()>0; END;
CREATE TRIGGER "order_line_d" AFTER DELETE ON order_line BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'order_line',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('order_id',old.order_id),('product_id',old.product_id),('quantity',old.quantity),('price',old.price),('cost',old.cost),('currency',old.currency),('note',old.note))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL; END;
CREATE TRIGGER "tagging_i" AFTER INSERT ON tagging BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'tagging',new.id,'i');UPDATE client SET version=version+1 WHERE id=new.client_id;UPDATE contact SET version=version+1 WHERE id=new.contact_id;UPDATE interaction SET version=version+1 WHERE id=new.interaction_id;UPDATE opportunity SET version=version+1 WHERE id=new.opportunity_id;UPDATE complaint SET version=version+1 WHERE id=new.complaint_id;UPDATE task SET version=version+1 WHERE id=new.task_id; END;
CREATE TRIGGER "tagging_u" AFTER UPDATE OF tag_id,client_id,contact_id,interaction_id,opportunity_id,complaint_id,task_id ON tagging BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'tagging',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('tag_id',old.tag_id,new.tag_id),('client_id',old.client_id,new.client_id),('contact_id',old.contact_id,new.contact_id),('interaction_id',old.interaction_id,new.interaction_id),('opportunity_id',old.opportunity_id,new.opportunity_id),('complaint_id',old.complaint_id,new.complaint_id),('task_id',old.task_id,new.task_id))SELECT*FROM v)WHERE b IS NOT a;UPDATE tagging SET version=old.version+1 WHERE id=new.id AND changes()>0;UPDATE client SET version=version+1 WHERE id=new.client_id;UPDATE contact SET version=version+1 WHERE id=new.contact_id;UPDATE interaction SET version=version+1 WHERE id=new.interaction_id;UPDATE opportunity SET version=version+1 WHERE id=new.opportunity_id;UPDATE complaint SET version=version+1 WHERE id=new.complaint_id;UPDATE task SET version=version+1 WHERE id=new.task_id;UPDATE client SET version=version+1 WHERE id=old.client_id AND old.client_id IS NOT new.client_id;UPDATE contact SET version=version+1 WHERE id=old.contact_id AND old.contact_id IS NOT new.contact_id;UPDATE interaction SET version=version+1 WHERE id=old.interaction_id AND old.interaction_id IS NOT new.interaction_id;UPDATE opportunity SET version=version+1 WHERE id=old.opportunity_id AND old.opportunity_id IS NOT new.opportunity_id;UPDATE complaint SET version=version+1 WHERE id=old.complaint_id AND old.complaint_id IS NOT new.complaint_id;UPDATE task SET version=version+1 WHERE id=old.task_id AND old.task_id IS NOT new.task_id; END;
CREATE TRIGGER "tagging_d" AFTER DELETE ON tagging BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'tagging',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('tag_id',old.tag_id),('client_id',old.client_id),('contact_id',old.contact_id),('interaction_id',old.interaction_id),('opportunity_id',old.opportunity_id),('complaint_id',old.complaint_id),('task_id',old.task_id))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;UPDATE client SET version=version+1 WHERE id=old.client_id;UPDATE contact SET version=version+1 WHERE id=old.contact_id;UPDATE interaction SET version=version+1 WHERE id=old.interaction_id;UPDATE opportunity SET version=version+1 WHERE id=old.opportunity_id;UPDATE complaint SET version=version+1 WHERE id=old.complaint_id;UPDATE task SET version=version+1 WHERE id=old.task_id; END;
CREATE TRIGGER "field_value_i" AFTER INSERT ON field_value BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'field_value',new.id,'i');UPDATE client SET version=version+1 WHERE id=new.client_id;UPDATE contact SET version=version+1 WHERE id=new.contact_id;UPDATE opportunity SET version=version+1 WHERE id=new.opportunity_id;UPDATE complaint SET version=version+1 WHERE id=new.complaint_id; END;
CREATE TRIGGER "field_value_u" AFTER UPDATE OF field_id,client_id,contact_id,opportunity_id,complaint_id,value ON field_value BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'field_value',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('field_id',old.field_id,new.field_id),('client_id',old.client_id,new.client_id),('contact_id',old.contact_id,new.contact_id),('opportunity_id',old.opportunity_id,new.opportunity_id),('complaint_id',old.complaint_id,new.complaint_id),('value',old.value,new.value))SELECT*FROM v)WHERE b IS NOT a;UPDATE field_value SET version=old.version+1 WHERE id=new.id AND changes()>0;UPDATE client SET version=version+1 WHERE id=new.client_id;UPDATE contact SET version=version+1 WHERE id=new.contact_id;UPDATE opportunity SET version=version+1 WHERE id=new.opportunity_id;UPDATE complaint SET version=version+1 WHERE id=new.complaint_id;UPDATE client SET version=version+1 WHERE id=old.client_id AND old.client_id IS NOT new.client_id;UPDATE contact SET version=version+1 WHERE id=old.contact_id AND old.contact_id IS NOT new.contact_id;UPDATE opportunity SET version=version+1 WHERE id=old.opportunity_id AND old.opportunity_id IS NOT new.opportunity_id;UPDATE complaint SET version=version+1 WHERE id=old.complaint_id AND old.complaint_id IS NOT new.complaint_id; END;
CREATE TRIGGER "field_value_d" AFTER DELETE ON field_value BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'field_value',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('field_id',old.field_id),('client_id',old.client_id),('contact_id',old.contact_id),('opportunity_id',old.opportunity_id),('complaint_id',old.complaint_id),('value',old.value))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL;UPDATE client SET version=version+1 WHERE id=old.client_id;UPDATE contact SET version=version+1 WHERE id=old.contact_id;UPDATE opportunity SET version=version+1 WHERE id=old.opportunity_id;UPDATE complaint SET version=version+1 WHERE id=old.complaint_id; END;
CREATE TRIGGER "setting_i" AFTER INSERT ON setting BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'setting',new.id,'i'); END;
CREATE TRIGGER "setting_u" AFTER UPDATE OF name,value ON setting BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'setting',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('name',old.name,new.name),('value',old.value,new.value))SELECT*FROM v)WHERE b IS NOT a;UPDATE setting SET version=old.version+1 WHERE id=new.id AND changes()>0; END;
CREATE TRIGGER "setting_d" AFTER DELETE ON setting BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'setting',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('name',old.name),('value',old.value))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL; END;
CREATE TRIGGER "import_mapping_i" AFTER INSERT ON import_mapping BEGIN INSERT INTO journal(txn,tbl,row,op) VALUES((SELECT id FROM txn WHERE open=1),'import_mapping',new.id,'i'); END;
CREATE TRIGGER "import_mapping_u" AFTER UPDATE OF name,"on",options ON import_mapping BEGIN INSERT INTO journal(txn,tbl,row,op,col,before,after) SELECT (SELECT id FROM txn WHERE open=1),'import_mapping',new.id,'u',c,b,a FROM(WITH v(c,b,a)AS(VALUES('name',old.name,new.name),('on',old."on",new."on"),('options',old.options,new.options))SELECT*FROM v)WHERE b IS NOT a;UPDATE import_mapping SET version=old.version+1 WHERE id=new.id AND changes()>0; END;
CREATE TRIGGER "import_mapping_d" AFTER DELETE ON import_mapping BEGIN INSERT INTO journal(txn,tbl,row,op,col,before) SELECT (SELECT id FROM txn WHERE open=1),'import_mapping',old.id,'d',c,b FROM(WITH v(c,b)AS(VALUES(NULL,NULL),('version',old.version),('name',old.name),('on',old."on"),('options',old.options))SELECT*FROM v)WHERE c IS NULL OR b IS NOT NULL; END;
CREATE TRIGGER "touch_i" AFTER INSERT ON interaction WHEN new.client_id IS NOT NULL AND new.archived_at IS NULL BEGIN UPDATE client SET last_touch=new.at WHERE id=new.client_id AND (last_touch IS NULL OR last_touch<new.at); END;
CREATE TRIGGER "touch_u" AFTER UPDATE ON interaction WHEN (old.at,old.client_id,old.archived_at) IS NOT (new.at,new.client_id,new.archived_at) BEGIN UPDATE client SET last_touch=(SELECT max(at) FROM interaction WHERE client_id=old.client_id AND archived_at IS NULL) WHERE id=old.client_id;UPDATE client SET last_touch=(SELECT max(at) FROM interaction WHERE client_id=new.client_id AND archived_at IS NULL) WHERE id=new.client_id;UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i ON i.id=p.interaction_id WHERE p.contact_id=contact.id AND i.archived_at IS NULL) WHERE id IN (SELECT contact_id FROM interaction_person WHERE interaction_id=new.id); END;
CREATE TRIGGER "touch_d" AFTER DELETE ON interaction BEGIN UPDATE client SET last_touch=(SELECT max(at) FROM interaction WHERE client_id=old.client_id AND archived_at IS NULL) WHERE id=old.client_id; END;
CREATE TRIGGER "touched_i" AFTER INSERT ON interaction_person WHEN new.contact_id IS NOT NULL BEGIN UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i ON i.id=p.interaction_id WHERE p.contact_id=new.contact_id AND i.archived_at IS NULL) WHERE id=new.contact_id; END;
CREATE TRIGGER "touched_u" AFTER UPDATE ON interaction_person BEGIN UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i ON i.id=p.interaction_id WHERE p.contact_id=old.contact_id AND i.archived_at IS NULL) WHERE id=old.contact_id;UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i ON i.id=p.interaction_id WHERE p.contact_id=new.contact_id AND i.archived_at IS NULL) WHERE id=new.contact_id; END;
CREATE TRIGGER "touched_d" AFTER DELETE ON interaction_person BEGIN UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i ON i.id=p.interaction_id WHERE p.contact_id=old.contact_id AND i.archived_at IS NULL) WHERE id=old.contact_id; END;
CREATE TRIGGER "client_touch" AFTER INSERT ON client BEGIN UPDATE client SET last_touch=(SELECT max(at) FROM interaction WHERE client_id=new.id AND archived_at IS NULL) WHERE id=new.id; END;
CREATE TRIGGER "contact_touch" AFTER INSERT ON contact BEGIN UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i ON i.id=p.interaction_id WHERE p.contact_id=new.id AND i.archived_at IS NULL) WHERE id=new.id; END;
CREATE TRIGGER "birthday_u" AFTER UPDATE ON contact WHEN old.birthday IS NOT new.birthday BEGIN UPDATE contact SET birthday_next=NULL WHERE id=new.id; END;
