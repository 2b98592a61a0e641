//! Fills a notebook with the sample territory of a definition, as one operation.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::notebook::{At, Cell, Error, Notebook, Op, RecordId, Transaction};
use crate::workshop::sample::{SampleAnswer, SampleRecord};
use crate::workshop::{Collection, Field, FieldKind, MapKeys, Workshop};

/// A file of the sample, to be kept in the notebook: name, media type, bytes.
pub type SampleFile<'a> = dyn Fn(&str) -> Option<(String, Vec<u8>)> + 'a;

/// What could not be brought in: the record, the field and the reason are in the text, for tests.
pub type Left = Vec<String>;

/// Adds the records of a sample; gives what found no place.
pub fn fill(
    notebook: &mut Notebook,
    workshop: &Workshop,
    records: &[SampleRecord],
    file: &SampleFile<'_>,
    name: &str,
) -> Result<Left, Error> {
    let op = Op::FillSample {
        name: name.to_owned(),
    };
    let (left, _) = notebook.transact(&op, |tx| {
        let mut filling = Filling {
            workshop,
            ids: BTreeMap::new(),
            left: Vec::new(),
        };
        let ids = filling.add_all(tx, records);
        for (record, id) in records.iter().zip(ids) {
            if let Some(id) = id {
                filling.answer_all(tx, &id, record, file);
            }
        }
        filling.left
    })?;
    Ok(left)
}

struct Filling<'a> {
    workshop: &'a Workshop,
    /// Label → id in the notebook.
    ids: BTreeMap<String, RecordId>,
    left: Left,
}

impl Filling<'_> {
    fn add_all(
        &mut self,
        tx: &mut Transaction<'_>,
        records: &[SampleRecord],
    ) -> Vec<Option<RecordId>> {
        let mut added = Vec::with_capacity(records.len());
        for record in records {
            let Some(collection) = self.workshop.get_collection(&record.collection) else {
                self.left
                    .push(format!("{}: no such collection", record.collection));
                added.push(None);
                continue;
            };
            let id = if collection.single {
                let id = RecordId::new(format!("{}_1", collection.prefix));
                tx.add_named(id.clone(), &collection.id, At::End);
                id
            } else {
                tx.add(&collection.id, &collection.prefix, At::End)
            };
            if !record.label.is_empty() {
                // A second record of the same name would take the references of the first.
                let label = record.label.clone();
                if self.ids.insert(label, id.clone()).is_some() {
                    self.left.push(format!("{}: named twice", record.label));
                }
            }
            added.push(Some(id));
        }
        added
    }

    fn answer_all(
        &mut self,
        tx: &mut Transaction<'_>,
        id: &RecordId,
        record: &SampleRecord,
        file: &SampleFile<'_>,
    ) {
        let Some(collection) = self.workshop.get_collection(&record.collection) else {
            return;
        };
        for (key, answer) in &record.answers {
            match collection.get_field(key) {
                Some(field) => self.answer(tx, id, collection, field, answer, file),
                None => self
                    .left
                    .push(format!("{}.{key}: no such field", collection.id)),
            }
        }
    }

    fn answer(
        &mut self,
        tx: &mut Transaction<'_>,
        id: &RecordId,
        collection: &Collection,
        field: &Field,
        answer: &SampleAnswer,
        file: &SampleFile<'_>,
    ) {
        let plain = || Cell::plain(Arc::clone(&field.key));
        match (&field.kind, answer) {
            (FieldKind::Choices(_) | FieldKind::Refs(_), SampleAnswer::Many(members)) => {
                let members: Vec<String> = members
                    .iter()
                    .filter_map(|member| self.value(&field.kind, member))
                    .collect();
                let members: Vec<&str> = members.iter().map(String::as_str).collect();
                tx.set_members(id, &field.key, &members);
            }
            (FieldKind::Map { keys, values }, SampleAnswer::Map(cells)) => {
                for (key, value) in cells {
                    let key = match keys {
                        MapKeys::Collection(_) => self.value(&FieldKind::Ref("".into()), key),
                        _ => Some(key.clone()),
                    };
                    if let (Some(key), Some(value)) = (key, self.value(values, value)) {
                        tx.set(
                            id,
                            Cell::keyed(Arc::clone(&field.key), key.as_str()),
                            &value,
                        );
                    }
                }
            }
            (FieldKind::Image | FieldKind::Geometry, SampleAnswer::One(name)) => match file(name) {
                Some((media, bytes)) => {
                    let kept = tx.attach(name, &media, bytes);
                    tx.set(id, plain(), &kept);
                }
                None => self
                    .left
                    .push(format!("{}.{}: no file {name}", collection.id, field.key)),
            },
            (kind, SampleAnswer::One(value)) => {
                if let Some(value) = self.value(kind, value) {
                    tx.set(id, plain(), &value);
                }
            }
            _ => self
                .left
                .push(format!("{}.{}: another shape", collection.id, field.key)),
        }
    }

    /// The stored form of a value: labels become ids.
    fn value(&mut self, kind: &FieldKind, value: &str) -> Option<String> {
        match kind {
            FieldKind::Ref(target) | FieldKind::Refs(target) if &**target != "step" => {
                let id = self.ids.get(value).map(|id| id.as_str().to_owned());
                if id.is_none() {
                    self.left.push(format!("no record {value}"));
                }
                id
            }
            FieldKind::Integer | FieldKind::Year | FieldKind::Scale => {
                Some(value.strip_suffix(".0").unwrap_or(value).to_owned())
            }
            _ => Some(value.to_owned()),
        }
    }
}
