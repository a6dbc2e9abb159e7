use crate::Span;

/// One text as read, with what is known about it. The text itself is never changed afterwards.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// A stable id: hash of the source's identity (its own id, address or file name) and its text, 16 hex digits.
    pub id: String,
    /// The path as the user gave it (never made absolute), with `#n` for the n-th line of a `.jsonl`.
    pub path: String,
    /// The input's own id, where it has one (`id` of a JSON line).
    pub source_id: Option<String>,
    /// Address of the page, where known.
    pub url: Option<String>,
    /// Title as the metadata or the page gives it.
    pub title: Option<String>,
    /// Author line as the metadata gives it.
    pub byline: Option<String>,
    /// Outlet as the metadata gives it.
    pub outlet: Option<String>,
    /// Publication date as the metadata gives it; one read from the text's own words is made in `extract`.
    pub published: Option<Published>,
    /// The whole visible text, what is set aside included.
    pub text: String,
    /// Parts of the text, in order, not overlapping. Text in no region is body.
    pub regions: Vec<Region>,
    /// SHA-256 of the text's UTF-8 as lower-case hex.
    pub text_sha256: String,
    /// SHA-256 of the raw bytes as lower-case hex.
    pub raw_sha256: String,
    /// Charset that the bytes were read in (`UTF-8`, `windows-1256`, …).
    pub charset: String,
    /// What was noticed while reading and a user should know (code, message).
    pub notices: Vec<(String, String)>,
}

/// A publication date and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// EDTF / ISO 8601: `2022-01-06`, `2022-01-06T18:28`, with `+03:00` or `Z` where the source has it.
    pub value: String,
    /// Where it was found.
    pub evidence: Evidence,
    /// Whether the source states it outright (metadata), or it was inferred from the text's words.
    pub certain: bool,
}

/// What a publication date rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Metadata of the input; the name of the field (`JSON-LD datePublished`, `og:article:published_time`, `published`, …).
    Metadata(String),
    /// Words of the text.
    Words(Span),
}

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// What it is.
    pub kind: RegionKind,
    /// Where it stands.
    pub span: Span,
}

/// What a part of a document is (GUIDE: regions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionKind {
    /// The title over the text.
    Headline,
    /// Who wrote it.
    Byline,
    /// "City, date (agency) -" before the first sentence, or a line with place and date.
    Dateline,
    /// A title inside the text.
    Subheading,
    /// The text itself.
    Body,
    /// Under a picture.
    Caption,
    /// The rubric ("politics").
    Section,
    /// Menus, related articles, share buttons, "go to top".
    SiteBoilerplate,
    /// A reader's comment.
    Comment,
    /// The name over a reader's comment.
    CommentAuthor,
    /// The date of a reader's comment.
    CommentDate,
}

impl RegionKind {
    /// The name used in every export.
    pub fn name(self) -> &'static str {
        match self {
            RegionKind::Headline => "headline",
            RegionKind::Byline => "byline",
            RegionKind::Dateline => "dateline",
            RegionKind::Subheading => "subheading",
            RegionKind::Body => "body",
            RegionKind::Caption => "caption",
            RegionKind::Section => "section",
            RegionKind::SiteBoilerplate => "site_boilerplate",
            RegionKind::Comment => "comment",
            RegionKind::CommentAuthor => "comment_author",
            RegionKind::CommentDate => "comment_date",
        }
    }

    /// Whether it is set aside: not the outlet's own article, so nothing in it enters a list.
    pub fn set_aside(self) -> bool {
        matches!(
            self,
            RegionKind::SiteBoilerplate
                | RegionKind::Section
                | RegionKind::Comment
                | RegionKind::CommentAuthor
                | RegionKind::CommentDate
        )
    }
}

impl Document {
    /// The kind of the region that holds `byte`; body where none does.
    pub fn region_at(&self, byte: u32) -> RegionKind {
        self.kind_at(self.regions.partition_point(|r| r.span.end <= byte), byte)
    }

    /// The same for bytes in ascending order.
    pub fn regions_at(&self, bytes: impl Iterator<Item = u32>) -> impl Iterator<Item = RegionKind> {
        let mut i = 0;
        bytes.map(move |byte| {
            while self.regions.get(i).is_some_and(|r| r.span.end <= byte) {
                i += 1;
            }
            self.kind_at(i, byte)
        })
    }

    /// What a byte is, where the first region that ends behind it is known.
    fn kind_at(&self, region: usize, byte: u32) -> RegionKind {
        match self.regions.get(region) {
            Some(r) if r.span.start <= byte => r.kind,
            _ => RegionKind::Body,
        }
    }

    /// The words of its first headline.
    pub fn headline(&self) -> Option<&str> {
        let region = self.regions.iter().find(|r| r.kind == RegionKind::Headline)?;
        Some(region.span.of(&self.text))
    }

    /// A short name for people: the input's own id, or its file's name without folder and ending.
    pub fn short_name(&self) -> String {
        if let Some(id) = self.source_id.as_deref().filter(|id| !id.is_empty() && id.chars().count() <= 24) {
            return id.to_owned();
        }
        let file = self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path);
        let (file, line) = match file.rsplit_once('#') {
            Some((file, line)) => (file, Some(line)),
            None => (file, None),
        };
        let stem = match file.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => file,
        };
        match line {
            Some(line) => format!("{stem}#{line}"),
            None => stem.to_owned(),
        }
    }
}
