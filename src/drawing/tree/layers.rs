//! Layers of a graph: which layer each node is in, in what order, and how far across.
//!
//! Longest paths give the layers, sweeps by the middle of the neighbours the order, and least squares with a least
//! distance between neighbours the places. Long links go through a node of their own in each layer on their way.

/// A link with the nodes that it goes through, from the cause up.
pub(super) struct Link {
    pub(super) cause: usize,
    pub(super) effect: usize,
    /// Layer and node, from the layer above the cause to the one under the effect.
    pub(super) through: Vec<(usize, usize)>,
}

/// Nodes in layers; the first layer is the uppermost. Nodes from the number of real ones on stand for long links.
pub(super) struct Layers {
    count: usize,
    rows: Vec<Vec<usize>>,
    layer: Vec<usize>,
    links: Vec<Link>,
    /// Neighbours in the layer above and in the layer below.
    above: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
}

/// Sweeps up and down.
const SWEEPS: usize = 12;

impl Layers {
    /// Layers of so many nodes at most.
    pub(super) fn new(count: usize, links: &[(usize, usize)], per_layer: usize) -> Self {
        let links = without_circles(count, links);
        let layer = split(&depths(count, &links), count, &links, per_layer.max(1));
        let mut layers = Self {
            count,
            rows: vec![Vec::new(); layer.iter().max().map_or(0, |most| most + 1)],
            layer,
            links: Vec::new(),
            above: vec![Vec::new(); count],
            below: vec![Vec::new(); count],
        };
        for node in 0..count {
            layers.rows[layers.layer[node]].push(node);
        }
        for (cause, effect, turned) in links {
            layers.link(cause, effect, turned);
        }
        layers
    }

    /// Adds a link; one that closed a circle goes down instead of up.
    fn link(&mut self, cause: usize, effect: usize, turned: bool) {
        let (from, to) = (self.layer[cause], self.layer[effect]);
        let mut through = Vec::new();
        let mut last = cause;
        for row in (to + 1..from).rev() {
            let node = self.layer.len();
            self.layer.push(row);
            self.rows[row].push(node);
            self.above.push(Vec::new());
            self.below.push(Vec::new());
            self.above[last].push(node);
            self.below[node].push(last);
            through.push((row, node));
            last = node;
        }
        self.above[last].push(effect);
        self.below[effect].push(last);
        if !turned {
            self.links.push(Link {
                cause,
                effect,
                through,
            });
        }
    }

    pub(super) fn rows(&self) -> &[Vec<usize>] {
        &self.rows
    }

    pub(super) fn links(&self) -> &[Link] {
        &self.links
    }

    /// How many boxes the fullest layer has; two long links take the room of one.
    pub(super) fn widest(&self) -> usize {
        self.rows
            .iter()
            .map(|row| {
                let real = row.iter().filter(|node| **node < self.count).count();
                real + (row.len() - real).div_ceil(4)
            })
            .max()
            .unwrap_or(1)
    }

    /// Orders each layer so that few links cross.
    pub(super) fn order(&mut self) {
        let mut best = (self.crossings(), self.rows.clone());
        for sweep in 0..SWEEPS {
            let down = sweep % 2 == 0;
            let count = self.rows.len();
            for step in 1..count {
                let row = if down { step } else { count - 1 - step };
                self.sort(row, down);
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
        }
        self.rows = best.1;
    }

    /// Sorts a layer by the middle of the neighbours above or below; who has none keeps its place.
    fn sort(&mut self, row: usize, by_above: bool) {
        let other = if by_above { row - 1 } else { row + 1 };
        let mut place = vec![0.0; self.layer.len()];
        for (at, node) in self.rows[other].iter().enumerate() {
            place[*node] = at as f64 / self.rows[other].len() as f64;
        }
        let length = self.rows[row].len() as f64;
        let mut keyed: Vec<(f64, usize, usize)> = self.rows[row]
            .iter()
            .enumerate()
            .map(|(at, node)| {
                let near = if by_above {
                    &self.above[*node]
                } else {
                    &self.below[*node]
                };
                let key = if near.is_empty() {
                    at as f64 / length
                } else {
                    near.iter().map(|one| place[*one]).sum::<f64>() / near.len() as f64
                };
                (key, at, *node)
            })
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        self.rows[row] = keyed.into_iter().map(|(_, _, node)| node).collect();
    }

    /// How many pairs of links cross between neighbouring layers.
    pub(super) fn crossings(&self) -> usize {
        let mut place = vec![0; self.layer.len()];
        for row in &self.rows {
            for (at, node) in row.iter().enumerate() {
                place[*node] = at;
            }
        }
        let mut crossings = 0;
        for row in &self.rows {
            let mut ends: Vec<(usize, usize)> = row
                .iter()
                .flat_map(|node| {
                    self.below[*node]
                        .iter()
                        .map(|other| (place[*node], place[*other]))
                })
                .collect();
            ends.sort_unstable();
            for (at, one) in ends.iter().enumerate() {
                crossings += ends[at + 1..]
                    .iter()
                    .filter(|other| other.0 > one.0 && other.1 < one.1)
                    .count();
            }
        }
        crossings
    }

    /// The middle of each node across, between 0 and `width`.
    pub(super) fn across(&self, width: f64, size: f64, between: f64) -> Vec<f64> {
        let wide = |node: usize| if node < self.count { size } else { 0.0 };
        // Long links take what is left of the width, up to the room between boxes.
        let mut x = vec![width / 2.0; self.layer.len()];
        for row in &self.rows {
            let total: f64 = row.iter().map(|node| wide(*node) + between).sum::<f64>() - between;
            let mut at = (width - total) / 2.0;
            for node in row {
                x[*node] = at + wide(*node) / 2.0;
                at += wide(*node) + between;
            }
        }
        for sweep in 0..SWEEPS * 2 {
            for step in 0..self.rows.len() {
                let row = if sweep % 2 == 0 {
                    step
                } else {
                    self.rows.len() - 1 - step
                };
                self.settle(row, &mut x, (width, size, between));
            }
        }
        x
    }

    /// Moves the nodes of a layer towards the middle of their neighbours, each at its distance from the next.
    fn settle(&self, row: usize, x: &mut [f64], (width, size, between): (f64, f64, f64)) {
        let nodes = &self.rows[row];
        let wide = |node: usize| if node < self.count { size } else { 0.0 };
        let needed: f64 = nodes.iter().map(|node| wide(*node)).sum();
        let room = (width - needed) / nodes.len().saturating_sub(1).max(1) as f64;
        let between = between.min(room.max(1.0));
        // With the distances taken away, places only have to grow: pool those that do not.
        let mut offset = 0.0;
        let mut offsets = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            if at > 0 {
                offset += f64::midpoint(wide(nodes[at - 1]), wide(*node)) + between;
            }
            offsets.push(offset);
        }
        let mut pools: Vec<(f64, f64, usize)> = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            let near = self.above[*node].iter().chain(&self.below[*node]);
            let (sum, count) =
                near.fold((0.0, 0.0), |(sum, count), one| (sum + x[*one], count + 1.0));
            let wish = if count > 0.0 { sum / count } else { x[*node] };
            pools.push((wish - offsets[at], 1.0, 1));
            while let [.., before, last] = &pools[..] {
                if before.0 <= last.0 {
                    break;
                }
                let weight = before.1 + last.1;
                let joined = (
                    (before.0 * before.1 + last.0 * last.1) / weight,
                    weight,
                    before.2 + last.2,
                );
                pools.truncate(pools.len() - 2);
                pools.push(joined);
            }
        }
        let least = nodes.first().map_or(0.0, |node| wide(*node) / 2.0);
        let most = width - nodes.last().map_or(0.0, |node| wide(*node) / 2.0) - offset;
        let mut at = 0;
        for (place, _, members) in pools {
            for _ in 0..members {
                x[nodes[at]] = place.max(least).min(most.max(least)) + offsets[at];
                at += 1;
            }
        }
    }
}

/// The links with those that close a circle turned around.
fn without_circles(count: usize, links: &[(usize, usize)]) -> Vec<(usize, usize, bool)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut effects: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (cause, effect) in links {
        effects[*cause].push(*effect);
    }
    let mut state = vec![State::New; count];
    let mut turned = std::collections::BTreeSet::new();
    for begin in 0..count {
        if state[begin] != State::New {
            continue;
        }
        state[begin] = State::Open;
        let mut stack = vec![(begin, 0)];
        while let Some((node, next)) = stack.last_mut() {
            let node = *node;
            if let Some(effect) = effects[node].get(*next).copied() {
                *next += 1;
                match state[effect] {
                    State::New => {
                        state[effect] = State::Open;
                        stack.push((effect, 0));
                    }
                    State::Open => {
                        turned.insert((node, effect));
                    }
                    State::Done => {}
                }
            } else {
                state[node] = State::Done;
                stack.pop();
            }
        }
    }
    links
        .iter()
        .map(|link| {
            if turned.contains(link) {
                (link.1, link.0, true)
            } else {
                (link.0, link.1, false)
            }
        })
        .collect()
}

/// The longest way from each node up to one without effects.
fn depths(count: usize, links: &[(usize, usize, bool)]) -> Vec<usize> {
    let mut depth = vec![0; count];
    let mut waiting = vec![0; count];
    let mut causes: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (cause, effect, _) in links {
        causes[*effect].push(*cause);
        waiting[*cause] += 1;
    }
    let mut ready: Vec<usize> = (0..count).filter(|node| waiting[*node] == 0).collect();
    while let Some(node) = ready.pop() {
        for cause in &causes[node] {
            depth[*cause] = depth[*cause].max(depth[node] + 1);
            waiting[*cause] -= 1;
            if waiting[*cause] == 0 {
                ready.push(*cause);
            }
        }
    }
    // An effect that nothing else asks to be high stands right above its nearest cause.
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|node| std::cmp::Reverse(depth[*node]));
    for node in order {
        let lowest = causes[node].iter().map(|cause| depth[*cause]).min();
        let has_effects = links.iter().any(|(cause, ..)| *cause == node);
        if let (Some(lowest), false) = (lowest, has_effects) {
            depth[node] = lowest - 1;
        }
    }
    depth
}

/// The layers, with those that are too full in several.
fn split(
    depth: &[usize],
    count: usize,
    links: &[(usize, usize, bool)],
    per_layer: usize,
) -> Vec<usize> {
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); depth.iter().max().map_or(0, |most| most + 1)];
    for node in 0..count {
        rows[depth[node]].push(node);
    }
    let mut layer = vec![0; count];
    let mut next = 0;
    for row in rows {
        // Those with effects first, so that their arrows do not pass the others.
        let mut row = row;
        row.sort_by_key(|node| !links.iter().any(|(cause, ..)| cause == node));
        let parts = row.len().div_ceil(per_layer).max(1);
        let each = row.len().div_ceil(parts).max(1);
        for part in row.chunks(each) {
            for node in part {
                layer[*node] = next;
            }
            next += 1;
        }
    }
    layer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_stand_below_their_effects_also_around_a_circle() {
        let links = [(0, 1), (1, 2), (2, 0), (3, 1), (3, 2)];
        let layers = Layers::new(5, &links, 4);
        for link in layers.links() {
            assert!(layers.layer[link.cause] > layers.layer[link.effect]);
        }
        assert_eq!(
            layers.links().len(),
            4,
            "the link that closes the circle stands aside"
        );
    }

    #[test]
    fn no_layer_is_fuller_than_asked_and_none_leaves_the_width() {
        let links: Vec<(usize, usize)> = (1..40).map(|node| (node, node / 7)).collect();
        let mut layers = Layers::new(40, &links, 5);
        layers.order();
        for row in layers.rows() {
            assert!(row.iter().filter(|node| **node < 40).count() <= 5);
        }
        let x = layers.across(453.0, 70.0, 8.0);
        for row in layers.rows() {
            for pair in row.windows(2) {
                assert!(x[pair[0]] < x[pair[1]]);
            }
            for node in row.iter().filter(|node| **node < 40) {
                assert!(x[*node] > 34.0 && x[*node] < 453.0 - 34.0, "{}", x[*node]);
            }
        }
    }

    #[test]
    fn sweeps_undo_crossings() {
        let mut layers = Layers::new(6, &[(3, 2), (4, 1), (5, 0)], 6);
        assert_eq!(layers.crossings(), 3);
        layers.order();
        assert_eq!(layers.crossings(), 0);
    }
}
