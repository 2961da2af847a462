<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-2.0-only -->
<!--
  The HOWTO as one HTML 5 page that needs no other file: readable on a phone,
  in the dark, on paper and without a style sheet.

  A template for each element of howto.rng, in the same order.
-->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:d="http://docbook.org/ns/docbook"
                xmlns:xlink="http://www.w3.org/1999/xlink"
                exclude-result-prefixes="d xlink">

  <!-- about:legacy-compat is what HTML 5 has for tools like this one. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"
              doctype-system="about:legacy-compat"/>

  <xsl:strip-space elements="d:article d:info d:author d:abstract d:section
                             d:variablelist d:varlistentry d:listitem
                             d:itemizedlist d:note"/>

  <xsl:variable name="css">
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a;
  --paper: #fff; --panel: #f3f4f6; --line: #d5d9de; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #dfe3e8; --soft: #98a2ad; --paper: #14171a;
    --panel: #1f2429; --line: #363d44; --link: #7db7f2; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem;
  font: 1rem/1.55 system-ui, sans-serif; color: var(--ink);
  background: var(--paper); overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2.2em 0 .5em; }
h1 { margin-top: 0; font-size: 1.9rem; }
h2 { font-size: 1.5rem; padding-bottom: .2em;
  border-bottom: 1px solid var(--line); }
h3 { font-size: 1.2rem; }
p, dl, pre, ul { margin: .7em 0; }
.subtitle { margin-top: -.3em; color: var(--soft); }
a { color: var(--link); }
.anchor { margin-left: .4em; color: var(--soft); text-decoration: none;
  opacity: 0; }
:hover > .anchor, .anchor:focus { opacity: 1; }
nav { margin: 1.5rem 0; }
.search { display: block; width: 100%; padding: .5em .7em; font: inherit;
  color: inherit; background: var(--panel); border: 1px solid var(--line);
  border-radius: .3em; }
.found { color: var(--soft); min-height: 1.55em; margin: .3em 0; }
.due { color: var(--soft); font-style: italic; }
[hidden] { display: none !important; }
nav ul { margin: .2em 0; padding-left: 1.2em; }
nav .entries { display: flex; flex-wrap: wrap; gap: .1em 1em;
  padding-left: 1.2em; list-style: none; }
nav li { padding: .15em 0; }
pre, code { font: .875em/1.5 ui-monospace, monospace; }
pre code { font-size: inherit; }
.option { white-space: nowrap; }
pre { padding: .7em .9em; overflow-x: auto; background: var(--panel);
  border: 1px solid var(--line); border-radius: .3em; }
dt { margin-top: .8em; }
dt + dt { margin-top: .2em; }
dt code { font-weight: 600; }
dd { margin-left: 1.5em; }
dd > p { margin: .2em 0; }
var { color: var(--soft); }
.list-title { margin-bottom: 0; font-weight: 600; }
.note { padding: .1em .9em; border-left: .25em solid var(--line);
  background: var(--panel); }
@media (min-width: 76rem) {
  body { max-width: 72rem; display: grid; column-gap: 3rem;
    grid-template-columns: 20rem minmax(0, 1fr); }
  header { grid-column: 2; }
  nav { grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 0;
    max-height: 100vh; overflow-y: auto; margin: 0; padding: 1.5rem .5rem; }
  main { grid-column: 2; } }
@media print { nav, .anchor { display: none; } body { max-width: none; }
  pre { white-space: pre-wrap; } pre, dt { break-inside: avoid; }
  h2, h3, h4, dt { break-after: avoid; } a { color: inherit; } }
</xsl:variable>

  <!--
    Search: what does not have all words in it is hidden, an entry as a whole.
    Without scripts there is no field, and everything is there.
  -->
  <xsl:variable name="script">
(function () {
  var field = document.querySelector(".search");
  var found = document.querySelector(".found");
  var parts = [].slice.call(document.querySelectorAll(
    "main &gt; section &gt; section, main &gt; section:not(:has(&gt; section))"));
  var links = [].slice.call(document.querySelectorAll("nav li"));
  var texts = parts.map(function (part) {
    return part.textContent.toLowerCase();
  });
  function search() {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    var n = 0, seen = {};
    parts.forEach(function (part, i) {
      var hit = words.every(function (word) {
        return texts[i].indexOf(word) !== -1;
      });
      part.hidden = !hit;
      if (hit) {
        n++;
        seen[part.id] = seen[part.parentNode.id] = true;
      }
    });
    [].forEach.call(document.querySelectorAll("main &gt; section"),
      function (chapter) {
        if (parts.indexOf(chapter) === -1)
          chapter.hidden = words.length !== 0 &amp;&amp; !seen[chapter.id];
      });
    links.forEach(function (li) {
      li.hidden = words.length !== 0 &amp;&amp;
        !seen[li.querySelector("a").hash.slice(1)];
    });
    found.textContent = words.length === 0 ? "" : n === 0 ?
      "nothing found" : n === 1 ? "one place" : n + " places";
  }
  field.hidden = false;
  field.addEventListener("input", search);
  field.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { field.value = ""; search(); }
  });
  window.addEventListener("hashchange", function () {
    var to = document.getElementById(location.hash.slice(1));
    if (to &amp;&amp; to.closest("[hidden]")) {
      field.value = "";
      search();
      to.scrollIntoView();
    }
  });
}());
</xsl:variable>

  <!-- The document. -->

  <xsl:template match="/d:article">
    <html lang="{@xml:lang}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="normalize-space(d:info/d:title)"/></title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <body>
        <header>
          <h1><xsl:apply-templates select="d:info/d:title/node()"/></h1>
          <xsl:apply-templates select="d:info/d:subtitle"/>
          <xsl:apply-templates select="d:info/d:author"/>
          <xsl:apply-templates select="d:info/d:abstract"/>
        </header>
        <nav aria-label="Contents">
          <input class="search" type="search" hidden="hidden"
                 placeholder="Search: name, option, word"
                 aria-label="Search"/>
          <p class="found" role="status"/>
          <ul><xsl:apply-templates select="d:section" mode="toc"/></ul>
        </nav>
        <main><xsl:apply-templates select="d:section"/></main>
        <script><xsl:value-of select="$script"/></script>
      </body>
    </html>
  </xsl:template>

  <!-- The contents and the search need one: where the document has none, its
       number within the sections around it, which no xml:id can be. -->
  <xsl:template name="id">
    <xsl:param name="nr"/>
    <xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$nr"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Chapters, and what is right below them; entries close together. -->
  <xsl:template match="d:section" mode="toc">
    <xsl:param name="in"/>
    <xsl:variable name="nr" select="concat($in, position())"/>
    <li>
      <a>
        <xsl:attribute name="href">
          <xsl:text>#</xsl:text>
          <xsl:call-template name="id">
            <xsl:with-param name="nr" select="$nr"/>
          </xsl:call-template>
        </xsl:attribute>
        <xsl:call-template name="short-title"/>
      </a>
      <xsl:if test="parent::d:article and d:section">
        <ul>
          <xsl:if test="starts-with(d:section/@xml:id, 'ext-')">
            <xsl:attribute name="class">entries</xsl:attribute>
          </xsl:if>
          <xsl:apply-templates select="d:section" mode="toc">
            <xsl:with-param name="in" select="concat($nr, '-')"/>
          </xsl:apply-templates>
        </ul>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- Of an entry the name is enough: its chapter says what it is. -->
  <xsl:template name="short-title">
    <xsl:variable name="title"
                  select="normalize-space((d:title|d:info/d:title)[1])"/>
    <xsl:choose>
      <xsl:when test="starts-with(@xml:id, 'ext-')">
        <xsl:value-of select="substring-before(concat($title, ' '), ' ')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:subtitle">
    <p class="subtitle"><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="d:author">
    <p class="subtitle">
      <xsl:text>by </xsl:text>
      <xsl:value-of select="d:personname"/>
      <xsl:if test="d:email">
        <xsl:text> &lt;</xsl:text>
        <a href="mailto:{d:email}"><xsl:value-of select="d:email"/></a>
        <xsl:text>&gt;</xsl:text>
      </xsl:if>
    </p>
  </xsl:template>

  <xsl:template match="d:abstract">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- h2 for a chapter, h3 for an entry, and so on; h6 is the last. -->
  <xsl:template match="d:section">
    <xsl:param name="in"/>
    <xsl:variable name="nr" select="concat($in, position())"/>
    <xsl:variable name="depth" select="count(ancestor::d:section)"/>
    <xsl:variable name="level">
      <xsl:choose>
        <xsl:when test="$depth &gt; 4">6</xsl:when>
        <xsl:otherwise><xsl:value-of select="$depth + 2"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <section>
      <xsl:attribute name="id">
        <xsl:call-template name="id">
          <xsl:with-param name="nr" select="$nr"/>
        </xsl:call-template>
      </xsl:attribute>
      <xsl:element name="h{$level}">
        <xsl:apply-templates select="(d:title|d:info/d:title)[1]/node()"/>
        <xsl:if test="@xml:id">
          <a class="anchor" href="#{@xml:id}" aria-label="link to this place">#</a>
        </xsl:if>
      </xsl:element>
      <xsl:apply-templates select="d:info/d:subtitle"/>
      <xsl:apply-templates select="d:info/d:author"/>
      <xsl:apply-templates select="*[not(self::d:title or self::d:info or
                                         self::d:section)]"/>
      <xsl:apply-templates select="d:section">
        <xsl:with-param name="in" select="concat($nr, '-')"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <!-- Blocks. -->

  <xsl:template match="d:para">
    <p><xsl:apply-templates/></p>
  </xsl:template>

  <!-- An option whose words are due: a comment beside it says so. -->
  <xsl:template match="d:para[not(node())]">
    <p class="due">not documented yet</p>
  </xsl:template>

  <!-- One too wide for the page is scrolled by keys, once they can get there.
       The line end behind the start tag is none of the listing's. -->
  <xsl:template match="d:programlisting">
    <pre tabindex="0"><code><xsl:apply-templates/></code></pre>
  </xsl:template>

  <xsl:template match="d:programlisting/text()[starts-with(., '&#10;') and
                       not(preceding-sibling::*|preceding-sibling::text())]">
    <xsl:value-of select="substring(., 2)"/>
  </xsl:template>

  <!-- What is typed behind a prompt stands out from what is answered. -->
  <xsl:template match="d:programlisting[starts-with(normalize-space(.), '$ ')
                                        and not(*)]">
    <pre tabindex="0">
      <code>
        <xsl:call-template name="session">
          <xsl:with-param name="in" select="substring(., 1 +
            number(starts-with(., '&#10;')))"/>
        </xsl:call-template>
      </code>
    </pre>
  </xsl:template>

  <!-- By halves: a template may call itself 3000 times, not more. -->
  <xsl:template name="session">
    <xsl:param name="in"/>
    <xsl:variable name="half" select="floor(string-length($in) div 2)"/>
    <xsl:variable name="rest" select="substring($in, $half + 1)"/>
    <xsl:choose>
      <xsl:when test="$half &gt; 500 and
                      string-length(substring-after($rest, '&#10;'))">
        <xsl:call-template name="session">
          <xsl:with-param name="in" select="concat(substring($in, 1, $half),
            substring-before($rest, '&#10;'), '&#10;')"/>
        </xsl:call-template>
        <xsl:call-template name="session">
          <xsl:with-param name="in" select="substring-after($rest, '&#10;')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="line"
                      select="substring-before(concat($in, '&#10;'), '&#10;')"/>
        <xsl:choose>
          <xsl:when test="starts-with($line, '$ ')">
            <b><xsl:value-of select="$line"/></b>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$line"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="string-length(substring-after($in, '&#10;'))">
          <xsl:call-template name="session">
            <xsl:with-param name="in" select="substring-after($in, '&#10;')"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:variablelist">
    <xsl:if test="d:title">
      <p class="list-title"><xsl:apply-templates select="d:title/node()"/></p>
    </xsl:if>
    <dl><xsl:apply-templates select="d:varlistentry"/></dl>
  </xsl:template>

  <xsl:template match="d:term">
    <dt><xsl:apply-templates/></dt>
  </xsl:template>

  <xsl:template match="d:varlistentry/d:listitem">
    <dd><xsl:apply-templates/></dd>
  </xsl:template>

  <xsl:template match="d:itemizedlist">
    <ul><xsl:apply-templates/></ul>
  </xsl:template>

  <xsl:template match="d:itemizedlist/d:listitem">
    <li><xsl:apply-templates/></li>
  </xsl:template>

  <xsl:template match="d:note">
    <div class="note"><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Text. -->

  <xsl:template match="d:command|d:filename|d:literal">
    <code><xsl:apply-templates/></code>
  </xsl:template>

  <!-- Not to be broken behind its dashes. -->
  <xsl:template match="d:option">
    <code class="option"><xsl:apply-templates/></code>
  </xsl:template>

  <xsl:template match="d:replaceable">
    <var><xsl:apply-templates/></var>
  </xsl:template>

  <!-- Other schemes could run a script. -->
  <xsl:template match="d:link[starts-with(@xlink:href, 'https:') or
                              starts-with(@xlink:href, 'http:') or
                              starts-with(@xlink:href, 'mailto:')]">
    <a href="{@xlink:href}"><xsl:apply-templates/></a>
  </xsl:template>

  <xsl:key name="section" match="d:section" use="@xml:id"/>

  <xsl:template match="d:xref">
    <a href="#{@linkend}">
      <xsl:for-each select="key('section', @linkend)[1]">
        <xsl:value-of select="normalize-space((d:title|d:info/d:title)[1])"/>
      </xsl:for-each>
    </a>
  </xsl:template>

</xsl:stylesheet>
